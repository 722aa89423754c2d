package org.ibasho.local.demo.api;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * How long something is tried again that only needs time.
 *
 * @param propagation for what one service publishes and another has not read yet
 * @param absence for a service that does not answer, because it is starting again
 * @param pause between two attempts
 */
public record Retry(Duration propagation, Duration absence, Duration pause) {

    public static final Retry USUAL = new Retry(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMillis(100));

    /** An attempt failed and may succeed later; if it never does, the cause is what the caller gets. */
    public static final class NotYet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RuntimeException failure;
        private final boolean absent;

        private NotYet(RuntimeException failure, boolean absent) {
            super(failure);
            this.failure = failure;
            this.absent = absent;
        }

        public NotYet(RuntimeException failure) {
            this(failure, false);
        }

        static NotYet absent(RuntimeException failure) {
            return new NotYet(failure, true);
        }
    }

    /** Tries until an attempt succeeds or its time is over, but at least twice. */
    public <T> T call(Supplier<T> attempt) {
        long begun = System.nanoTime();
        for (int attempts = 1; true; attempts++) {
            try {
                return attempt.get();
            } catch (NotYet notYet) {
                Duration limit = notYet.absent ? absence : propagation;
                boolean over = attempts > 1 && System.nanoTime() - begun > limit.toNanos();
                if (over || Thread.currentThread().isInterrupted()) {
                    throw notYet.failure;
                }
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }
}
