package org.ibasho.chassis.eventstore.reader;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * The health of everything in this process that has to go on by itself: the readers of events, the relay, reactions and
 * the inbox. What has stopped takes the process out of service, for another instance does better. What fails and is
 * tried again does not: its cause, a server that is away or an event, would be the same for all instances, and pages
 * can be shown meanwhile.
 */
public final class ReaderHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED", "something fails and is tried again");

    private final Map<String, Supplier<State>> watched = new ConcurrentSkipListMap<>();

    /** The state of a reader. */
    public enum State {
        /** It works, waits for work, or was asked to stop. */
        RUNNING,
        /** Its last attempt has failed, and it tries again. */
        FAILING,
        /** It has stopped although nobody asked it to. */
        STOPPED
    }

    /** Watches a reader from now on. */
    public void watch(String name, Supplier<State> state) {
        watched.put(name, state);
    }

    /** Watches a reader's thread from now on. */
    public void watch(ReaderThread thread) {
        watch(thread.name(), thread::state);
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        for (Map.Entry<String, Supplier<State>> one : watched.entrySet()) {
            State state = one.getValue().get();
            health.withDetail(one.getKey(), state);
            if (state == State.STOPPED) {
                health.outOfService();
            } else if (state == State.FAILING && health.build().getStatus().equals(Status.UP)) {
                health.status(DEGRADED);
            }
        }
        return health.build();
    }
}
