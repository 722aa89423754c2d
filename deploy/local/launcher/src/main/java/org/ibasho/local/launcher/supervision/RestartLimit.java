package org.ibasho.local.launcher.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A component may end twice within a minute and is restarted; the third time the launcher gives up. */
final class RestartLimit {

    private static final int LIMIT = 3;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> times = new HashMap<>();

    RestartLimit(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts one more end of the component; true if the limit is reached. */
    boolean isReached(String name) {
        Instant now = clock.instant();
        Deque<Instant> recent = times.computeIfAbsent(name, first -> new ArrayDeque<>());
        recent.removeIf(time -> time.isBefore(now.minus(WINDOW)));
        recent.add(now);
        return recent.size() >= LIMIT;
    }
}
