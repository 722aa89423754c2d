package org.ibasho.chassis.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The engine's promise: every event that is committed is read, whatever clocks say and however long
 * transactions take. Axon's own JDBC engine goes through the same, to show that the same reader does miss events
 * there.
 */
class NeverSkipsTest {

    private static final Duration GAP_TIMEOUT = Duration.ofSeconds(60);

    private final StoreDatabase database = new StoreDatabase();
    private final String first = TestEvent.newStream();
    private final String second = TestEvent.newStream();
    private final String third = TestEvent.newStream();

    @AfterEach
    void close() {
        GenericEventMessage.clock = Clock.systemUTC();
        database.close();
    }

    @Test
    void our_engine_reads_everything_though_the_writers_clock_is_61_seconds_slow() {
        assertThat(readUnderASlowClock(ours())).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void axons_engine_misses_an_event_when_the_writers_clock_is_61_seconds_slow() {
        assertThat(readUnderASlowClock(axons())).containsExactly(second);
    }

    @Test
    void our_engine_reads_everything_though_a_transaction_stays_open_for_twice_the_gap_timeout() {
        assertThat(readAroundAHeldTransaction(ours())).containsExactlyInAnyOrder(first, first, second, third);
    }

    @Test
    void axons_engine_misses_an_event_when_a_transaction_stays_open_for_twice_the_gap_timeout() {
        assertThat(readAroundAHeldTransaction(axons())).containsExactlyInAnyOrder(second, third);
    }

    /** The first writer has its place and has not committed when the second, whose clock is slow, has. */
    private List<String> readUnderASlowClock(EventStorageEngine engine) {
        Reader reader = new Reader(engine);
        Instant slow = Instant.now().minus(GAP_TIMEOUT).minusSeconds(1);
        StoreDatabase.OpenTransaction open = database.hold(() -> engine.appendEvents(TestEvent.event(first, 0, slow)));
        append(engine, TestEvent.event(second, 0, slow));
        reader.readOn();
        open.commit();
        reader.readOn();
        return reader.streams;
    }

    /** The first writer has its place and commits only after its gap was given up by the clock of the reader. */
    private List<String> readAroundAHeldTransaction(EventStorageEngine engine) {
        Reader reader = new Reader(engine);
        StoreDatabase.OpenTransaction open =
                database.hold(() -> engine.appendEvents(TestEvent.event(first, 0), TestEvent.event(first, 1)));
        append(engine, TestEvent.event(second, 0));
        reader.readOn();
        Instant later = Instant.now().plus(GAP_TIMEOUT.multipliedBy(2));
        GenericEventMessage.clock = Clock.fixed(later, ZoneOffset.UTC);
        append(engine, TestEvent.event(third, 0, later));
        reader.readOn();
        open.commit();
        reader.readOn();
        return reader.streams;
    }

    private void append(EventStorageEngine engine, DomainEventMessage<?> event) {
        database.transactions().executeWithoutResult(status -> engine.appendEvents(event));
    }

    private EventStorageEngine ours() {
        return PostgresEventStorageEngine.on(
                database.source(), TestEvent.serializer(), NoOpEventUpcaster.INSTANCE, 100);
    }

    private EventStorageEngine axons() {
        database.define("""
            create table axon_event (
            globalindex bigint generated always as identity primary key,
            aggregateidentifier varchar(255) not null,
                sequencenumber bigint not null, type varchar(255), eventidentifier varchar(255) not null unique,
            metadata text, payload text not null, payloadrevision varchar(255),
            payloadtype varchar(255) not null,
                timestamp varchar(255) not null, unique (aggregateidentifier, sequencenumber))
            """);
        ConnectionProvider connections = new SpringDataSourceConnectionProvider(database.source());
        return JdbcEventStorageEngine.builder()
                .eventSerializer(TestEvent.serializer())
                .snapshotSerializer(TestEvent.serializer())
                .connectionProvider(connections)
                .transactionManager(new SpringTransactionManager(new DataSourceTransactionManager(database.source())))
                .dataType(String.class)
                .schema(EventSchema.builder().eventTable("axon_event").build())
                .gapTimeout((int) GAP_TIMEOUT.toMillis())
                .gapCleaningThreshold(1)
                .build();
    }

    /** Reads on from where it was, as a processor does. */
    private static final class Reader {

        private final EventStorageEngine engine;
        private final List<String> streams = new ArrayList<>();
        private @Nullable TrackingToken place;

        Reader(EventStorageEngine engine) {
            this.engine = engine;
        }

        void readOn() {
            engine.readEvents(place, false).forEach(this::see);
        }

        private void see(TrackedEventMessage<?> event) {
            streams.add(((DomainEventMessage<?>) event).getAggregateIdentifier());
            place = event.trackingToken();
        }
    }
}
