package org.ibasho.chassis.eventstore.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AggregateLocksTest {

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final AtomicBoolean hasNumber = new AtomicBoolean();
    private final AtomicInteger asked = new AtomicInteger();
    private final AggregateLocks locks = new AggregateLocks(() -> {
        asked.incrementAndGet();
        return hasNumber.get();
    });
    private final CountDownLatch mayRelease = new CountDownLatch(1);

    @AfterEach
    void nobody_is_left_behind() {
        mayRelease.countDown();
    }

    private CompletableFuture<Void> anotherThreadHolds(String aggregate) {
        CompletableFuture<Void> held = new CompletableFuture<>();
        CompletableFuture<Void> released = CompletableFuture.runAsync(
                () -> {
                    try (Lock lock = locks.obtainLock(aggregate)) {
                        held.complete(null);
                        mayRelease.await();
                        assertThat(lock.isHeld()).isTrue();
                    } catch (InterruptedException impossible) {
                        throw new AssertionError(impossible);
                    }
                },
                THREADS);
        held.join();
        return released;
    }

    @Test
    void a_free_lock_is_taken_at_once_and_again_by_the_same_thread_and_forgotten_afterwards() {
        try (Lock lock = locks.obtainLock("one");
                Lock again = locks.obtainLock("one")) {
            assertThat(lock.isHeld()).isTrue();
            assertThat(again.isHeld()).isTrue();
            assertThat(locks.size()).isEqualTo(1);
        }
        assertThat(locks.size()).isZero();
        assertThat(asked).as("questions to the database").hasValue(0);
    }

    @Test
    void locks_of_different_aggregates_are_independent() {
        CompletableFuture<Void> other = anotherThreadHolds("other");
        try (Lock lock = locks.obtainLock("one")) {
            assertThat(lock.isHeld()).isTrue();
        }
        mayRelease.countDown();
        other.join();
    }

    @Test
    void whoever_waits_in_vain_meets_a_conflict_and_leaves_nothing_behind() {
        CompletableFuture<Void> other = anotherThreadHolds("one");
        hasNumber.set(true);
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> locks.obtainLock("one"));
        mayRelease.countDown();
        other.join();
        assertThat(locks.size()).isZero();
        try (Lock lock = locks.obtainLock("one")) {
            assertThat(lock.isHeld()).isTrue();
        }
    }

    @Test
    void a_transaction_with_a_number_gives_up_first() {
        CompletableFuture<Void> other = anotherThreadHolds("one");
        long began = System.nanoTime();
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> locks.obtainLock("one"));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(AggregateLocks.LIMIT);
        hasNumber.set(true);
        began = System.nanoTime();
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> locks.obtainLock("one"));
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isGreaterThanOrEqualTo(AggregateLocks.LIMIT_WITH_NUMBER);
        mayRelease.countDown();
        other.join();
    }

    @Test
    void whoever_waits_gets_the_lock_when_it_is_released() {
        CompletableFuture<Void> other = anotherThreadHolds("one");
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(
                () -> {
                    try (Lock lock = locks.obtainLock("one")) {
                        return lock.isHeld();
                    }
                },
                THREADS);
        await().until(() -> asked.get() == 1);
        mayRelease.countDown();
        other.join();
        assertThat(waiting.join()).isTrue();
        assertThat(locks.size()).isZero();
    }

    @Test
    void an_interrupt_ends_the_wait_and_is_kept() {
        CompletableFuture<Void> other = anotherThreadHolds("one");
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(LockAcquisitionFailedException.class).isThrownBy(() -> locks.obtainLock("one"));
        assertThat(Thread.interrupted()).isTrue();
        mayRelease.countDown();
        other.join();
        assertThat(locks.size()).isZero();
    }
}
