package org.ibasho.chassis.accesslog.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Which of its own entries a process can't yet find under a witnessed head. It is kept in memory alone: whoever can
 * change the database can't change this.
 */
public final class UnwitnessedEntries {

    /** Entries of this long count as one, so that little is kept even when nothing is witnessed for hours. */
    private static final Duration STEP = Duration.ofMillis(100);

    private final Deque<Step> steps = new ArrayDeque<>();

    private record Step(Instant since, long upTo) {}

    synchronized void add(long number, Instant at) {
        Step last = steps.peekLast();
        if (last != null && Duration.between(last.since(), at).compareTo(STEP) < 0) {
            steps.removeLast();
            steps.addLast(new Step(last.since(), number));
        } else {
            steps.addLast(new Step(at, number));
        }
    }

    /** Everything up to this number is covered. */
    public synchronized void witnessed(long number) {
        while (!steps.isEmpty() && steps.getFirst().upTo() <= number) {
            steps.removeFirst();
        }
    }

    /** When the oldest entry was written that is not covered; empty if all are. */
    public synchronized Optional<Instant> oldest() {
        return Optional.ofNullable(steps.peekFirst()).map(Step::since);
    }
}
