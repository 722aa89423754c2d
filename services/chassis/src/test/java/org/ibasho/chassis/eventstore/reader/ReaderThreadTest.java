package org.ibasho.chassis.eventstore.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.ibasho.chassis.eventstore.reader.ReaderHealth.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread whose work fails. */
class ReaderThreadTest {

    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();
    private final ReaderThread thread = new ReaderThread("reader", this::work);

    private void work() throws InterruptedException {
        worker.set(Thread.currentThread());
        attempts.incrementAndGet();
        switch (failure.get()) {
            case RuntimeException exception -> throw exception;
            case Error error -> throw error;
            case null, default -> {
                thread.works();
                thread.pause(Duration.ofMillis(1));
            }
        }
    }

    @AfterEach
    void stop() {
        thread.stop();
        thread.awaitEnd();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, StackOverflowError.class, NoClassDefFoundError.class})
    void tries_again_whatever_it_fails_with_and_says_that_it_is_stuck(Class<? extends Throwable> kind)
            throws ReflectiveOperationException {
        failure.set(kind.getConstructor().newInstance());
        thread.start();
        await().until(() -> attempts.get() > 1);
        assertThat(thread.isStuck()).isTrue();
        failure.set(null);
        await().until(() -> !thread.isStuck());
    }

    @Test
    void an_interrupt_without_a_stop_does_not_end_it() {
        thread.start();
        await().until(() -> attempts.get() > 0);
        Objects.requireNonNull(worker.get()).interrupt();
        int before = attempts.get();
        await().until(() -> attempts.get() > before + 2);
        assertThat(thread.state()).isEqualTo(State.RUNNING);
    }

    @Test
    void ends_when_it_is_asked_to_although_its_work_fails() {
        failure.set(new StackOverflowError());
        thread.start();
        await().until(() -> attempts.get() > 0);
        thread.stop();
        thread.awaitEnd();
        int before = attempts.get();
        assertThat(before).isPositive();
        assertThat(thread.isStopping()).isTrue();
    }

    @Test
    void runs_from_the_start_of_the_application_to_its_end() {
        ReaderLifecycle lifecycle = () -> thread;
        assertThat(lifecycle.isRunning()).isFalse();
        lifecycle.start();
        await().until(() -> attempts.get() > 1);
        assertThat(lifecycle.isRunning()).isTrue();
        lifecycle.stop();

        assertThat(lifecycle.isRunning()).isFalse();
        assertThat(Objects.requireNonNull(worker.get()).isAlive()).isFalse();
    }
}
