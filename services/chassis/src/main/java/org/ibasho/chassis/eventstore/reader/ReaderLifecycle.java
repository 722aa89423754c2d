package org.ibasho.chassis.eventstore.reader;

import org.springframework.context.SmartLifecycle;

/** Starts and stops the thread of something that works by itself together with the application. */
public interface ReaderLifecycle extends SmartLifecycle {

    /** The thread that does the work, and tries again what fails. */
    ReaderThread thread();

    @Override
    default void start() {
        thread().start();
    }

    /** Returns when the thread has ended its present work. */
    @Override
    default void stop() {
        thread().stop();
        thread().awaitEnd();
    }

    @Override
    default boolean isRunning() {
        return thread().isStarted();
    }
}
