package org.ibasho.chassis.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the current trace down as W3C Trace Context ({@code traceparent}), and goes on with one that was written
 * down.
 */
public final class TraceCarrier {

    /** The name of the field in an event's metadata and of the Kafka header. */
    public static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    /** Public so that what uses it can be tested without an application. */
    public TraceCarrier(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The current trace, or nothing when there is none. */
    public Map<String, String> current() {
        Map<String, String> written = new HashMap<>();
        TraceContext context = tracer.currentTraceContext().context();
        if (context != null) {
            propagator.inject(context, written, (map, name, value) -> {
                if (map != null && TRACEPARENT.equals(name)) {
                    map.put(name, value);
                }
            });
        }
        return written;
    }

    /** Does something as a part of the trace that was written down; of a new one when none was. */
    public void continueIn(String name, @Nullable String traceparent, Runnable work) {
        Map<String, String> written = traceparent == null ? Map.of() : Map.of(TRACEPARENT, traceparent);
        Span span = propagator
                .extract(written, (map, field) -> map == null ? null : map.get(field))
                .name(name)
                .start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            work.run();
        } catch (RuntimeException failure) {
            span.error(failure);
            throw failure;
        } finally {
            span.end();
        }
    }
}
