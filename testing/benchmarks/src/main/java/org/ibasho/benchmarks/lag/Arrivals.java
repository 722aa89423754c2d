package org.ibasho.benchmarks.lag;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * When each of a round's commands was to begin, and when its effect was to be seen. The number of a command travels in the event
 * itself, as the time that the meeting starts: so many seconds after the round's first one.
 */
final class Arrivals {

    private static final int DIGITS = 3;

    private final Instant origin;
    private final AtomicLongArray begun;
    private final AtomicLongArray seen;
    private final CountDownLatch missing;

    Arrivals(Instant origin, int commands) {
        this.origin = origin;
        this.begun = new AtomicLongArray(commands);
        this.seen = new AtomicLongArray(commands);
        this.missing = new CountDownLatch(commands);
    }

    int commands() {
        return begun.length();
    }

    /** What the command with this number carries. */
    Instant mark(int number) {
        return origin.plusSeconds(number);
    }

    void begun(int number, long nanos) {
        begun.set(number, nanos);
    }

    /** Notes the effect of whatever carries this mark; only the first time, and only if it is one of this round. */
    void seen(Instant mark, long nanos) {
        long number = mark.getEpochSecond() - origin.getEpochSecond();
        if (number >= 0 && number < seen.length() && seen.compareAndSet((int) number, 0, nanos)) {
            missing.countDown();
        }
    }

    /** Waits until everything was seen. */
    Histogram await(long seconds) throws InterruptedException {
        if (!missing.await(seconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("%d of %d commands had no effect in the other service after %d s"
                    .formatted(missing.getCount(), seen.length(), seconds));
        }
        Histogram waits = new Histogram(DIGITS);
        for (int number = 0; number < seen.length(); number++) {
            waits.recordValue(Math.max(0, seen.get(number) - begun.get(number)));
        }
        return waits;
    }
}
