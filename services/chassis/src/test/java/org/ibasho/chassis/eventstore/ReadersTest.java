package org.ibasho.chassis.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** Readers at the end of the store, waiting for what comes. */
@ExtendWith(OutputCaptureExtension.class)
class ReadersTest {

    private static final int WRITERS = 6;
    private static final int EACH = 150;

    private final StoreDatabase database = new StoreDatabase();
    private final PostgresEventStorageEngine engine =
            PostgresEventStorageEngine.on(database.source(), TestEvent.serializer(), NoOpEventUpcaster.INSTANCE, 7);
    private final ReadableHorizon horizon = new ReadableHorizon(new JdbcTemplate(database.source()));
    private final PostgresEventStore store = new PostgresEventStore(engine, horizon, NoOpMessageMonitor.INSTANCE);

    @AfterEach
    void close() {
        horizon.close();
        database.close();
    }

    private StoreStream fromTheStart() {
        return new StoreStream(engine, horizon, null);
    }

    @Test
    void a_reader_that_waits_is_woken_by_what_is_published_here() throws Exception {
        StoreStream reader = fromTheStart();
        assertThat(reader.peek()).isEmpty();
        assertThat(reader.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();
        store.publish(TestEvent.event(TestEvent.newStream(), 0));
        assertThat(reader.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
        assertThat(reader.peek()).contains(reader.nextAvailable());
        assertThat(reader.hasNextAvailable()).isFalse();
    }

    @Test
    void a_reader_finds_what_another_instance_stored() throws Exception {
        StoreStream reader = fromTheStart();
        engine.appendEvents(TestEvent.event(TestEvent.newStream(), 0));
        assertThat(reader.nextAvailable().getPayload()).isInstanceOf(TestEvent.Happened.class);
    }

    @Test
    void a_reader_that_asked_to_be_called_is_called_until_it_is_closed() {
        AtomicInteger calls = new AtomicInteger();
        StoreStream reader = fromTheStart();
        assertThat(reader.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
        store.publish(TestEvent.event(TestEvent.newStream(), 0));
        await().until(() -> calls.get() > 0);
        reader.close();
        int before = calls.get();
        store.publish(TestEvent.event(TestEvent.newStream(), 0));
        await().until(() -> fromTheStart().asStream().limit(2).count() == 2);
        assertThat(calls).hasValue(before);
    }

    @Test
    void everybody_who_commits_is_read_once_and_each_stream_in_its_order() throws Exception {
        long seed = System.nanoTime();
        List<String> streams = Collections.nCopies(4, "").stream()
                .map(none -> TestEvent.newStream())
                .toList();
        Map<String, List<Long>> read = new HashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> writers = IntStream.range(0, WRITERS)
                    .<Callable<Integer>>mapToObj(n -> () -> write(streams, new Random(seed + n)))
                    .toList();
            Future<Integer> written = threads.submit(() -> {
                int sum = 0;
                for (Future<Integer> one : threads.invokeAll(writers)) {
                    sum += one.get();
                }
                return sum;
            });
            StoreStream reader = fromTheStart();
            int seen = 0;
            // what does not come within seconds after the last commit was skipped
            while (reader.hasNextAvailable(written.isDone() && seen == written.get() ? 0 : 5, TimeUnit.SECONDS)) {
                note(reader.nextAvailable(), read);
                seen++;
            }
            assertThat(seen).as("seed " + seed).isEqualTo(written.get());
        }
        assertThat(read.values())
                .as("seed " + seed)
                .allSatisfy(numbers -> assertThat(numbers)
                        .isEqualTo(IntStream.range(0, numbers.size())
                                .mapToObj(n -> (long) n)
                                .toList()));
    }

    private static void note(TrackedEventMessage<?> event, Map<String, List<Long>> read) {
        DomainEventMessage<?> message = (DomainEventMessage<?>) event;
        read.computeIfAbsent(message.getAggregateIdentifier(), none -> new ArrayList<>())
                .add(message.getSequenceNumber());
    }

    /**
     * Appends to streams that others append to as well, now in a transaction of its own and now at the end of a
     * longer one.
     */
    private int write(List<String> streams, Random random) {
        int stored = 0;
        for (int n = 0; n < EACH; n++) {
            String stream = streams.get(random.nextInt(streams.size()));
            int count = 1 + random.nextInt(3);
            boolean alone = random.nextBoolean();
            try {
                if (alone) {
                    appendNext(stream, count);
                } else {
                    database.transactions().executeWithoutResult(status -> {
                        if (random.nextInt(4) == 0) {
                            database.jdbc()
                                    .sql("select pg_current_xact_id()::text")
                                    .query(String.class)
                                    .single();
                        }
                        appendNext(stream, count);
                        database.jdbc()
                                .sql("select pg_sleep(0.001)")
                                .query((row, i) -> i)
                                .list();
                    });
                }
                stored += count;
            } catch (org.axonframework.modelling.command.ConcurrencyException slower) {
                // as a command would be, it is decided again or given up; here it is given up
            }
        }
        return stored;
    }

    private void appendNext(String stream, int count) {
        long next = engine.lastSequenceNumberFor(stream).orElse(-1L) + 1;
        engine.appendEvents(IntStream.range(0, count)
                .mapToObj(n -> TestEvent.event(stream, next + n))
                .toList());
    }

    @Test
    void who_holds_readers_up_is_named(CapturedOutput output) throws SQLException {
        assertThat(horizon.stalledSeconds()).isZero();
        try (Connection connection = database.source().getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("set application_name = 'a forgotten window'");
            connection.setAutoCommit(false);
            sql.execute("select pg_current_xact_id()");
            store.publish(TestEvent.event(TestEvent.newStream(), 0));
            await().atMost(Duration.ofSeconds(20)).until(() -> output.toString().contains("a forgotten window"));
            assertThat(horizon.stalledSeconds()).isGreaterThan(1);
            assertThat(output).doesNotContain("it is 0");
            connection.rollback();
        }
        await().until(() -> horizon.stalledSeconds() == 0);
    }

    @Test
    void an_event_that_waits_for_one_transaction_after_another_has_waited_since_it_was_stored() throws SQLException {
        try (Connection first = open();
                Connection second = open()) {
            store.publish(TestEvent.event(TestEvent.newStream(), 0));
            await().until(() -> horizon.stalledSeconds() > 0.5);
            first.rollback();
            await().during(Duration.ofMillis(300)).until(() -> horizon.stalledSeconds() > 0.5);
            second.rollback();
        }
        await().until(() -> horizon.stalledSeconds() == 0);
    }

    private Connection open() throws SQLException {
        Connection connection = database.source().getConnection();
        connection.setAutoCommit(false);
        try (Statement sql = connection.createStatement()) {
            sql.execute("select pg_current_xact_id()");
        }
        return connection;
    }
}
