package org.ibasho.benchmarks.lag;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * The time from when each command of a round was due until its effect is visible. The event carries the command's
 * number as the start of the meeting: that many seconds after the start of the first one.
 */
final class EffectLatency {

    private static final int DIGITS = 3;

    private final Instant origin;
    private final AtomicLongArray begun;
    private final AtomicLongArray seen;
    private final CountDownLatch missing;

    EffectLatency(Instant origin, int commands) {
        this.origin = origin;
        this.begun = new AtomicLongArray(commands);
        this.seen = new AtomicLongArray(commands);
        this.missing = new CountDownLatch(commands);
    }

    int commands() {
        return begun.length();
    }

    /** The start of the meeting in the command with this number. */
    Instant mark(int number) {
        return origin.plusSeconds(number);
    }

    void begun(int number, long nanos) {
        begun.set(number, nanos);
    }

    /**
     * Records the effect of the command with this mark; only the first time, and only if the command is of this round.
     */
    void seen(Instant mark, long nanos) {
        long number = mark.getEpochSecond() - origin.getEpochSecond();
        if (number >= 0 && number < seen.length() && seen.compareAndSet((int) number, 0, nanos)) {
            missing.countDown();
        }
    }

    /** Waits until all effects are visible. */
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
