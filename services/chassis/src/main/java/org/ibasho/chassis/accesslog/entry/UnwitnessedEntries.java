package org.ibasho.chassis.accesslog.entry;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The entries of this process that no witnessed head covers yet. They are in memory alone, so that an administrator of
 * the database can't change them. A clock that never jumps measures their ages.
 */
public final class UnwitnessedEntries {

    /** Entries of this long count as one, so that little is kept even when nothing is witnessed for hours. */
    private static final Duration STEP = Duration.ofMillis(100);

    private final LongSupplier nanos;
    private final Deque<Step> steps = new ArrayDeque<>();

    private record Step(Instant at, long sinceNanos, long upTo) {}

    /** @param nanos as {@link System#nanoTime} */
    UnwitnessedEntries(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void add(long number, Instant at) {
        long now = nanos.getAsLong();
        Step last = steps.peekLast();
        if (last != null && now - last.sinceNanos() < STEP.toNanos()) {
            steps.removeLast();
            steps.addLast(new Step(last.at(), last.sinceNanos(), number));
        } else {
            steps.addLast(new Step(at, now, number));
        }
    }

    /** Everything up to this number is covered. */
    public synchronized void witnessed(long number) {
        while (!steps.isEmpty() && steps.getFirst().upTo() <= number) {
            steps.removeFirst();
        }
    }

    /** The time of the oldest uncovered entry, by the clock on the wall; empty if there is none. */
    public synchronized Optional<Instant> oldest() {
        return Optional.ofNullable(steps.peekFirst()).map(Step::at);
    }

    /** The time that the oldest uncovered entry has waited; zero if there is none. */
    public synchronized Duration age() {
        Step oldest = steps.peekFirst();
        return oldest == null ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - oldest.sinceNanos());
    }
}
