package org.ibasho.local.loader.api;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * How long something is asked for again that is only a matter of time.
 *
 * @param news for what one service tells another, which takes a moment
 * @param absence for a service that does not answer, because it is starting again
 * @param pause between two attempts
 */
public record Patience(Duration news, Duration absence, Duration pause) {

    public static final Patience USUAL =
            new Patience(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMillis(100));

    /** One attempt. */
    public sealed interface Attempt<T> {

        record Done<T>(T value) implements Attempt<T> {}

        /** Not yet; if it stays so, this is what to end with. */
        record NotYet<T>(Supplier<? extends RuntimeException> inTheEnd) implements Attempt<T> {}

        /** Nobody answers; if it stays so, this is what to end with. */
        record NobodyThere<T>(Supplier<? extends RuntimeException> inTheEnd) implements Attempt<T> {}
    }

    /** Tries until it is done or patience ends. */
    public <T> T until(Supplier<Attempt<T>> attempt) {
        long begun = System.nanoTime();
        while (true) {
            switch (attempt.get()) {
                case Attempt.Done<T>(T value) -> {
                    return value;
                }
                case Attempt.NotYet<T>(var inTheEnd) -> pause(begun, news, inTheEnd);
                case Attempt.NobodyThere<T>(var inTheEnd) -> pause(begun, absence, inTheEnd);
            }
        }
    }

    private void pause(long begun, Duration limit, Supplier<? extends RuntimeException> inTheEnd) {
        boolean over = System.nanoTime() - begun > limit.toNanos();
        if (over || Thread.currentThread().isInterrupted()) {
            throw inTheEnd.get();
        }
        LockSupport.parkNanos(pause.toNanos());
    }
}
