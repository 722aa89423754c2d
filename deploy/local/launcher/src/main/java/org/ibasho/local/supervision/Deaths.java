package org.ibasho.local.supervision;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Counts how often a component died lately: one that dies three times within a minute will not stay. */
final class Deaths {

    private static final int LIMIT = 3;
    private static final Duration LATELY = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<String, Deque<Instant>> times = new HashMap<>();

    Deaths(InstantSource clock) {
        this.clock = clock;
    }

    /** Notes one more death now; true if it is one too many. */
    boolean tooMany(String name) {
        Instant now = clock.instant();
        Deque<Instant> lately = times.computeIfAbsent(name, unseen -> new ArrayDeque<>());
        lately.removeIf(time -> time.isBefore(now.minus(LATELY)));
        lately.add(now);
        return lately.size() >= LIMIT;
    }
}
