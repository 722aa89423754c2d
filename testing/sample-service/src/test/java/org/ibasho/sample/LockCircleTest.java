package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.sample.tally.TallyCommand;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two writers that wait for each other, one of them for a lock of the database and the other for the lock of an
 * aggregate in this process, so that neither PostgreSQL nor Axon can see the circle.
 */
@ServiceTest
@Timeout(120)
class LockCircleTest {

    /** The bound is a second; without a bound the server ends the stall after ten. */
    private static final Duration SOON = Duration.ofSeconds(2);

    /** Some waits of at most half a second each. */
    private static final Duration BOTH_DONE = Duration.ofSeconds(6);

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    @Autowired
    private Commands commands;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventStore events;

    @Autowired
    private TransactionTemplate transactions;

    private final String shared = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();
    private final String unrelated = UUID.randomUUID().toString();

    @Test
    void a_transaction_and_a_command_that_wait_for_each_other_both_succeed_and_hold_no_reader_back() throws Exception {
        add(shared);
        AtomicReference<CompletableFuture<Void>> person = new AtomicReference<>();
        AtomicReference<CompletableFuture<Duration>> reader = new AtomicReference<>();
        CompletableFuture<Void> transaction = start(() -> commands.inOneTransaction(() -> {
            add(shared);
            if (person.get() == null) {
                person.set(start(() -> add(shared)));
                await().pollInSameThread().until(this::somebodyWaitsForThisTransaction);
                reader.set(timeUntilReadable());
            }
            add(shared);
            return shared;
        }));
        finish(transaction);
        finish(person.get());
        assertThat(sums(shared)).containsExactly(1, 2, 3, 4);
        assertThat(reader.get().get()).as("until an unrelated event was read").isLessThan(SOON);
    }

    @Test
    void two_transactions_that_append_to_two_streams_in_opposite_orders_both_succeed() throws Exception {
        add(shared);
        add(other);
        CyclicBarrier bothHaveAppended = new CyclicBarrier(2);
        CompletableFuture<Void> one = start(() -> inTurn(shared, other, bothHaveAppended));
        CompletableFuture<Void> another = start(() -> inTurn(other, shared, bothHaveAppended));
        finish(one);
        finish(another);
        assertThat(sums(shared)).containsExactly(1, 2, 3);
        assertThat(sums(other)).containsExactly(1, 2, 3);
    }

    /** The number may come from any write, not only from a command's. */
    @Test
    void a_transaction_that_has_written_anything_waits_no_longer_than_half_a_second_for_an_aggregate()
            throws Exception {
        add(shared);
        CompletableFuture<Void> holder = new CompletableFuture<>();
        AtomicInteger attempts = new AtomicInteger();
        CompletableFuture<Void> blocker = holdRowOf(shared, 1, holder);
        CompletableFuture<Void> person = start(() -> add(shared));
        await().until(() -> waitingSessions() > 0);
        commands.inOneTransaction(() -> {
            jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
            if (attempts.incrementAndGet() == 2) {
                holder.complete(null);
            }
            add(shared);
            return shared;
        });
        assertThat(attempts).hasValueGreaterThan(1);
        finish(blocker);
        finish(person);
    }

    private void inTurn(String first, String second, CyclicBarrier bothHaveAppended) {
        AtomicInteger attempts = new AtomicInteger();
        commands.inOneTransaction(() -> {
            add(first);
            if (attempts.getAndIncrement() == 0) {
                meet(bothHaveAppended);
            }
            add(second);
            return first;
        });
    }

    /** A transaction of another instance that has appended to a stream, and is undone when told to. */
    private CompletableFuture<Void> holdRowOf(String stream, int number, CompletableFuture<Void> end) {
        CompletableFuture<Void> stored = new CompletableFuture<>();
        CompletableFuture<Void> ended = start(() -> transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("""
                insert into event (
                    stream_id, sequence_number, stream_type, event_id, event_type, metadata, payload, recorded_at)
                values (?::uuid, ?, 'tally', gen_random_uuid(), 'tally.added', '{}', '{}', now())
                """).params(stream, number).update();
            stored.complete(null);
            end.join();
        }));
        stored.join();
        return ended;
    }

    /** Appends to another stream now, and tells how long it takes until the event can be read. */
    private CompletableFuture<Duration> timeUntilReadable() {
        BlockingStream<TrackedEventMessage<?>> reader = events.openStream(events.createHeadToken());
        start(() -> add(unrelated)).join();
        long stored = System.nanoTime();
        return CompletableFuture.supplyAsync(
                () -> {
                    try (reader) {
                        while (!isUnrelated(reader.nextAvailable())) {}
                        return Duration.ofNanos(System.nanoTime() - stored);
                    } catch (InterruptedException stopped) {
                        throw new IllegalStateException(stopped);
                    }
                },
                THREADS);
    }

    private boolean isUnrelated(TrackedEventMessage<?> event) {
        return ((DomainEventMessage<?>) event).getAggregateIdentifier().equals(unrelated);
    }

    private boolean somebodyWaitsForThisTransaction() {
        return jdbc.sql("""
            select exists (
                select from pg_locks waiting join pg_locks held using (locktype, transactionid)
                where locktype = 'transactionid' and not waiting.granted and held.granted
                    and held.pid = pg_backend_pid())
            """).query(Boolean.class).single();
    }

    private int waitingSessions() {
        return jdbc.sql("""
            select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            """).query(Integer.class).single();
    }

    private void add(String tally) {
        commands.send(
                TallyCommand.class,
                new TallyCommand.Add(tally, UUID.randomUUID().toString(), 1),
                IdempotencyKey.none(),
                1);
    }

    private List<Integer> sums(String tally) {
        return jdbc.sql("select (payload ->> 'sum')::int from event where stream_id = ?::uuid order by sequence_number")
                .param(tally)
                .query((row, n) -> row.getInt(1))
                .list();
    }

    private static CompletableFuture<Void> start(Runnable work) {
        return CompletableFuture.runAsync(work, THREADS);
    }

    private static void finish(CompletableFuture<Void> work)
            throws ExecutionException, InterruptedException, TimeoutException {
        work.get(BOTH_DONE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IllegalStateException(alone);
        }
    }
}
