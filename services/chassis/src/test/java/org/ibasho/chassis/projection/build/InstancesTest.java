package org.ibasho.chassis.projection.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.EventLoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the instances of a service cost that follow the same events: one of them projects each batch, the others find it
 * shown. Another database of the server is written to meanwhile. Prints the figures of docs/reliability.md.
 */
@Tag("long")
@Timeout(300)
class InstancesTest {

    private static final Duration MEASURED = Duration.ofSeconds(5);
    private static final int PER_SECOND = 50;

    private final StoreDatabase database = new StoreDatabase();
    private final StoreDatabase other = new StoreDatabase();
    private final ReadModelRow row = new ReadModelRow(new ReadModelDefinition("instances", ""));
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong elsewhere = new AtomicLong();
    private final ConcurrentLinkedQueue<Long> lags = new ConcurrentLinkedQueue<>();

    /**
     * Figures of some seconds.
     *
     * @param numbers the transaction numbers that were used for this database
     * @param batches how often some instance read events
     * @param lags milliseconds from the append of an event until an instance has it shown, ascending
     */
    private record Figures(long numbers, long batches, List<Long> lags) {

        long lag(double part) {
            return lags.isEmpty() ? -1 : lags.get((int) (part * (lags.size() - 1)));
        }
    }

    @BeforeEach
    void open() {
        row.open(database.jdbc());
    }

    @AfterEach
    void close() {
        other.close();
        database.close();
    }

    @ParameterizedTest(name = "{0} instances")
    @ValueSource(ints = {1, 3, 10})
    void instances_in_reserve_read_nothing_at_rest_and_take_no_transaction_numbers(int instances) throws Exception {
        List<StoreDatabase.Events> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            try {
                for (int n = 0; n < instances; n++) {
                    StoreDatabase.Events events = database.events();
                    running.add(events);
                    all.add(threads.submit(() -> follow(events)));
                }
                all.add(threads.submit(this::writeElsewhere));
                Figures atRest = measure(0, running.getFirst());
                long events = PER_SECOND * MEASURED.toSeconds();
                Figures busy = measure(events, running.getFirst());
                System.out.printf(
                        "%d instances | at rest: %d numbers, %d batches | busy: %.2f numbers and %.2f batches an event,"
                                + " shown after %d ms (median), %d ms (99 %%)%n",
                        instances,
                        atRest.numbers,
                        atRest.batches,
                        (double) busy.numbers / events,
                        (double) busy.batches / events,
                        busy.lag(0.5),
                        busy.lag(0.99));
                assertThat(atRest.batches).isZero();
                // one for the append and one for the instance that projects; some are of other work on the server
                assertThat(busy.numbers).isLessThan(events * 5 / 2);
            } finally {
                stopping.set(true);
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            running.forEach(StoreDatabase.Events::close);
        }
    }

    private Figures measure(long events, StoreDatabase.Events writer) {
        batches.set(0);
        lags.clear();
        long before = nextNumber() - elsewhere.get();
        long end = System.nanoTime() + MEASURED.toNanos();
        for (long n = 0; System.nanoTime() < end || n < events; n++) {
            if (n < events) {
                writer.append(StoreDatabase.newStream(), 0);
            }
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / PER_SECOND);
        }
        return new Figures(
                nextNumber() - elsewhere.get() - before,
                batches.get(),
                lags.stream().sorted().toList());
    }

    private long nextNumber() {
        return database.jdbc()
                .sql("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    private void writeElsewhere() {
        while (!stopping.get()) {
            other.jdbc()
                    .sql("select pg_current_xact_id()::text")
                    .query(String.class)
                    .single();
            elsewhere.incrementAndGet();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private Void follow(StoreDatabase.Events events) throws InterruptedException {
        new EventLoop(events.store(), 500).follow(StorePosition.START, stopping::get, this::show, () -> {});
        return null;
    }

    private void show(EventLoop.Batch batch) {
        batches.incrementAndGet();
        database.transactions()
                .executeWithoutResult(begun -> row.lockUnlessShown(database.jdbc(), batch.to())
                        .ifPresent(behind -> row.shown(database.jdbc(), batch.to())));
        long now = System.currentTimeMillis();
        batch.events().forEach(event -> lags.add(now - event.getTimestamp().toEpochMilli()));
    }
}
