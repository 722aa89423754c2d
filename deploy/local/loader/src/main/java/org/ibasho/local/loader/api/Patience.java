package org.ibasho.local.loader.api;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * How long something is asked for again that is only a matter of time: events between services take a moment.
 *
 * @param limit how long in all
 * @param pause between two attempts
 */
public record Patience(Duration limit, Duration pause) {

    public static final Patience USUAL = new Patience(Duration.ofSeconds(20), Duration.ofMillis(100));

    /** One attempt. */
    public sealed interface Attempt<T> {

        record Done<T>(T value) implements Attempt<T> {}

        /** Not yet; if it stays so, this is what to end with. */
        record NotYet<T>(Supplier<? extends RuntimeException> inTheEnd) implements Attempt<T> {}
    }

    /** Tries until it is done or patience ends. */
    public <T> T until(Supplier<Attempt<T>> attempt) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            switch (attempt.get()) {
                case Attempt.Done<T>(T value) -> {
                    return value;
                }
                case Attempt.NotYet<T>(Supplier<? extends RuntimeException> inTheEnd) -> {
                    if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                        throw inTheEnd.get();
                    }
                    LockSupport.parkNanos(pause.toNanos());
                }
            }
        }
    }
}
