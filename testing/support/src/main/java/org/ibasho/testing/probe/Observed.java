package org.ibasho.testing.probe;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a process observes from now on: names, tags and errors, of which metrics and the spans of traces are
 * made. No exporter is part of the system, so this is what one would send.
 */
public final class Observed implements ObservationHandler<Observation.Context> {

    private final Queue<String> observed = new ConcurrentLinkedQueue<>();

    private Observed() {}

    /** Listens until the process ends. */
    public static Observed by(ObservationRegistry process) {
        Observed observed = new Observed();
        process.observationConfig().observationHandler(observed);
        return observed;
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }

    @Override
    public void onStop(Observation.Context context) {
        observed.add(context.getName() + ' ' + context.getContextualName() + ' ' + context.getAllKeyValues());
    }

    @Override
    public void onEvent(Observation.Event event, Observation.Context context) {
        observed.add(event.getName() + ' ' + event.getContextualName());
    }

    @Override
    public void onError(Observation.Context context) {
        for (@Nullable Throwable cause = context.getError(); cause != null; cause = cause.getCause()) {
            observed.add(cause.toString());
        }
    }

    /** One line for each observation. */
    public String text() {
        return String.join("\n", observed);
    }
}
