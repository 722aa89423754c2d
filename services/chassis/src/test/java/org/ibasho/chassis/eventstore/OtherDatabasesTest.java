package org.ibasho.chassis.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.ibasho.chassis.eventstore.numbers.StoreRewound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Readers of one database while others on the same server are written to. */
@Timeout(180)
class OtherDatabasesTest {

    private static final int WRITERS = 4;
    private static final int EACH = 100;

    private final StoreDatabase database = new StoreDatabase();
    private final StoreDatabase other = new StoreDatabase();
    private final PostgresEventStorageEngine engine =
            PostgresEventStorageEngine.on(database.source(), TestEvent.serializer(), NoOpEventUpcaster.INSTANCE, 7);
    private final ReadableHorizon horizon = new ReadableHorizon(new JdbcTemplate(database.source()));
    private final PostgresEventStore store = new PostgresEventStore(engine, horizon, NoOpMessageMonitor.INSTANCE);

    @AfterEach
    void close() {
        horizon.close();
        other.close();
        database.close();
    }

    private static void write(StoreDatabase where) {
        where.jdbc()
                .sql("select pg_current_xact_id()::text")
                .query(String.class)
                .single();
    }

    @Test
    void a_writing_transaction_in_another_database_does_not_hold_readers_back() throws Exception {
        StoreStream reader = new StoreStream(engine, horizon, null);
        StoreDatabase.OpenTransaction elsewhere = other.hold(() -> write(other));
        store.publish(TestEvent.event(TestEvent.newStream(), 0));
        assertThat(reader.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
        assertThat(horizon.stalledSeconds()).isZero();
        elsewhere.commit();
    }

    /** The horizon may say so between two reads, until it has looked again. */
    @Test
    void an_event_seen_past_another_database_is_not_lost_for_a_read_that_does_not_look_past_it() throws Exception {
        StoreDatabase.OpenTransaction elsewhere = other.hold(() -> write(other));
        store.publish(TestEvent.event(TestEvent.newStream(), 0));
        List<TrackedEventMessage<?>> read =
                engine.readAfter(null, true).events().toList();
        assertThat(read).hasSize(1);
        StorePosition seen = (StorePosition) read.getFirst().trackingToken();
        assertThat(engine.readAfterSeen(seen, false).events()).isEmpty();
        elsewhere.commit();
        assertThatThrownBy(() -> engine.readAfterSeen(new StorePosition(seen.transactionId(), seen.index() + 1), false))
                .isInstanceOf(StoreRewound.class);
    }

    @Test
    void a_writing_transaction_in_the_same_database_does() throws Exception {
        StoreStream reader = new StoreStream(engine, horizon, null);
        StoreDatabase.OpenTransaction elsewhere = other.hold(() -> write(other));
        StoreDatabase.OpenTransaction here = database.hold(() -> write(database));
        store.publish(TestEvent.event(TestEvent.newStream(), 0));
        await().until(() -> horizon.stalledSeconds() > 0.5);
        assertThat(reader.hasNextAvailable()).isFalse();
        here.commit();
        assertThat(reader.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
        elsewhere.commit();
    }

    @Test
    void a_prepared_transaction_does_in_whatever_database_it_is() throws Exception {
        StoreStream reader = new StoreStream(engine, horizon, null);
        try (Connection connection = other.source().getConnection();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("select pg_current_xact_id()");
            sql.execute("prepare transaction 'left behind'");
            connection.commit();
            connection.setAutoCommit(true);
            store.publish(TestEvent.event(TestEvent.newStream(), 0));
            await().until(() -> horizon.stalledSeconds() > 0.5);
            assertThat(reader.hasNextAvailable()).isFalse();
            sql.execute("rollback prepared 'left behind'");
        }
        assertThat(reader.hasNextAvailable(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void commits_in_another_database_and_commits_without_an_event_wake_nobody() {
        store.publish(TestEvent.event(TestEvent.newStream(), 0));
        await().until(() -> horizon.generation() > 0);
        long seen = horizon.generation();
        await().during(Duration.ofMillis(500))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    write(other);
                    write(database);
                    return horizon.generation() == seen;
                });
        store.publish(TestEvent.event(TestEvent.newStream(), 0));
        await().until(() -> horizon.generation() == seen + 1);
    }

    /** Half of the transactions of either database stay open for a while, so that each snapshot has some of both. */
    @ParameterizedTest(name = "in a later era: {0}")
    @ValueSource(booleans = {false, true})
    void no_event_is_passed_over_while_both_databases_are_written_to(boolean inLaterEra) throws Exception {
        if (inLaterEra) {
            database.define(
                    "insert into reader_position (reader, transaction_id) values ('far', '70000000000')",
                    "call begin_era()");
        }
        long seed = System.nanoTime();
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> noise = IntStream.range(0, WRITERS)
                    .mapToObj(n -> threads.submit(() -> writeElsewhere(new Random(seed + n), done)))
                    .toList();
            List<Future<Integer>> writers = new ArrayList<>();
            for (int n = 0; n < WRITERS; n++) {
                writers.add(threads.submit(appendTo(TestEvent.newStream(), new Random(seed - n))));
            }
            StoreStream reader = new StoreStream(engine, horizon, null);
            List<String> read = new ArrayList<>();
            try {
                while (read.size() < WRITERS * EACH && reader.hasNextAvailable(20, TimeUnit.SECONDS)) {
                    DomainEventMessage<?> event = (DomainEventMessage<?>) reader.nextAvailable();
                    read.add(event.getAggregateIdentifier() + " " + event.getSequenceNumber());
                }
            } finally {
                done.set(true);
            }
            for (Future<Integer> one : writers) {
                assertThat(one.get()).isEqualTo(EACH);
            }
            for (Future<Integer> one : noise) {
                assertThat(one.get()).as("transactions elsewhere").isPositive();
            }
            assertThat(read).as("seed " + seed).hasSize(WRITERS * EACH).doesNotHaveDuplicates();
        }
    }

    private Callable<Integer> appendTo(String stream, Random random) {
        return () -> {
            for (int n = 0; n < EACH; n++) {
                int number = n;
                database.transactions().executeWithoutResult(begun -> {
                    if (random.nextBoolean()) {
                        write(database);
                        hold(database, random);
                    }
                    engine.appendEvents(TestEvent.event(stream, number));
                    hold(database, random);
                });
            }
            return EACH;
        };
    }

    private int writeElsewhere(Random random, AtomicBoolean done) {
        int transactions = 0;
        while (!done.get()) {
            other.transactions().executeWithoutResult(begun -> {
                write(other);
                hold(other, random);
            });
            transactions++;
        }
        return transactions;
    }

    private static void hold(StoreDatabase where, Random random) {
        if (random.nextBoolean()) {
            where.jdbc()
                    .sql("select pg_sleep(?)")
                    .param(random.nextInt(20) / 1000.0)
                    .query((row, n) -> n)
                    .list();
        }
    }
}
