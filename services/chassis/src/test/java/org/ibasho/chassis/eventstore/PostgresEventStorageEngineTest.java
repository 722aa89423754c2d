package org.ibasho.chassis.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PostgresEventStorageEngineTest {

    private final StoreDatabase database = new StoreDatabase();
    private final PostgresEventStorageEngine engine = engine(NoOpEventUpcaster.INSTANCE, 100);
    private final String stream = TestEvent.newStream();

    @AfterEach
    void close() {
        database.close();
    }

    private PostgresEventStorageEngine engine(EventUpcaster upcasters, int batch) {
        return PostgresEventStorageEngine.on(database.source(), TestEvent.serializer(), upcasters, batch);
    }

    private void append(long from, long to) {
        engine.appendEvents(IntStream.rangeClosed((int) from, (int) to)
                .mapToObj(n -> TestEvent.event(stream, n))
                .toList());
    }

    private List<Long> numbersOfStream() {
        return engine.readEvents(stream)
                .asStream()
                .map(DomainEventMessage::getSequenceNumber)
                .toList();
    }

    private static List<Long> upTo(int last) {
        return IntStream.rangeClosed(0, last).mapToObj(n -> (long) n).toList();
    }

    private List<? extends TrackedEventMessage<?>> all() {
        return engine.readEvents((TrackingToken) null, false).toList();
    }

    private static TrackingToken place(TrackedEventMessage<?> event) {
        return Objects.requireNonNull(event.trackingToken());
    }

    @Test
    void what_was_appended_comes_back_as_it_was() {
        DomainEventMessage<TestEvent.Happened> event =
                TestEvent.event(stream, 0, Instant.parse("2026-11-28T04:30:00.123456Z"));
        engine.appendEvents(event);
        DomainEventMessage<?> read = engine.readEvents(stream).next();
        assertThat(read.getPayload()).isEqualTo(event.getPayload());
        assertThat(read.getMetaData()).isEqualTo(event.getMetaData());
        assertThat(read.getIdentifier()).isEqualTo(event.getIdentifier());
        assertThat(read.getTimestamp()).isEqualTo(event.getTimestamp());
        assertThat(read.getType()).isEqualTo("test");
    }

    @Test
    void a_row_can_be_read_in_psql_and_names_no_java_class() {
        append(0, 0);
        assertThat(database.jdbc()
                        .sql("select event_type || ' ' || (payload ->> 'what') || ' ' || (metadata ->>"
                                + " 'traceparent') from event")
                        .query(String.class)
                        .single())
                .isEqualTo("test.happened it is 0 00-1-2-01");
    }

    @Test
    void many_events_are_stored_by_one_statement_in_their_order() {
        append(0, 249);
        assertThat(numbersOfStream()).isEqualTo(upTo(249));
        assertThat(all().stream().map(event -> ((DomainEventMessage<?>) event).getSequenceNumber()))
                .isEqualTo(upTo(249));
        assertThat(database.jdbc()
                        .sql("select count(distinct transaction_id) from event")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void of_two_that_append_at_the_same_place_one_is_refused_and_nothing_of_it_is_stored() {
        append(0, 2);
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> append(2, 4));
        assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> append(0, 0));
        assertThat(numbersOfStream()).isEqualTo(upTo(2));
    }

    @Test
    void inside_a_transaction_an_append_shares_its_fate() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> database.transactions().executeWithoutResult(status -> {
                    append(0, 1);
                    throw new IllegalStateException("something else failed");
                }));
        assertThat(numbersOfStream()).isEmpty();
    }

    @Test
    void a_transaction_that_was_given_its_number_before_the_stream_went_on_may_not_append_to_it() {
        append(0, 0);
        database.transactions().executeWithoutResult(status -> {
            database.jdbc()
                    .sql("select pg_current_xact_id()::text")
                    .query(String.class)
                    .single();
            StoreDatabase.OpenTransaction faster = database.hold(() -> append(1, 1));
            faster.commit();
            assertThatExceptionOfType(ConcurrencyException.class).isThrownBy(() -> append(2, 2));
            status.setRollbackOnly();
        });
        assertThat(numbersOfStream()).isEqualTo(upTo(1));
    }

    @Test
    void a_transaction_that_wrote_before_may_append_to_a_stream_that_stood_still() {
        append(0, 0);
        database.transactions().executeWithoutResult(status -> {
            database.jdbc()
                    .sql("select pg_current_xact_id()::text")
                    .query(String.class)
                    .single();
            append(1, 2);
            append(3, 3);
        });
        assertThat(numbersOfStream()).isEqualTo(upTo(3));
    }

    @Test
    void a_reader_goes_on_after_its_place_however_small_its_batches_are() {
        append(0, 9);
        PostgresEventStorageEngine small = engine(NoOpEventUpcaster.INSTANCE, 3);
        List<? extends TrackedEventMessage<?>> events =
                small.readEvents((TrackingToken) null, false).toList();
        assertThat(events).hasSize(10);
        Stream<? extends TrackedEventMessage<?>> rest = small.readEvents(place(events.get(6)), false);
        assertThat(rest.map(TrackedEventMessage::getIdentifier))
                .isEqualTo(events.subList(7, 10).stream()
                        .map(TrackedEventMessage::getIdentifier)
                        .toList());
    }

    @Test
    void knows_the_last_number_of_a_stream() {
        assertThat(engine.lastSequenceNumberFor(stream)).isEmpty();
        append(0, 4);
        assertThat(engine.lastSequenceNumberFor(stream)).contains(4L);
    }

    @Test
    void knows_where_the_events_begin_and_end_and_where_they_were_at_a_time() {
        Instant noon = Instant.parse("2026-11-28T03:00:00Z");
        assertThat(engine.createTailToken()).isNull();
        assertThat(engine.createHeadToken()).isNull();
        assertThat(engine.createTokenAt(noon)).isNull();
        engine.appendEvents(TestEvent.event(stream, 0, noon.minusSeconds(1)));
        engine.appendEvents(TestEvent.event(stream, 1, noon));
        engine.appendEvents(TestEvent.event(stream, 2, noon.plusSeconds(1)));
        assertThat(engine.createHeadToken()).isEqualTo(place(all().get(2)));
        assertThat(engine.readEvents(engine.createTokenAt(noon), false)).hasSize(2);
        assertThat(engine.readEvents(engine.createTokenAt(noon.plusSeconds(9)), false))
                .isEmpty();
    }

    @Test
    void the_end_is_not_beyond_what_can_be_read() {
        append(0, 0);
        String other = TestEvent.newStream();
        StoreDatabase.OpenTransaction open = database.hold(() -> engine.appendEvents(TestEvent.event(other, 0)));
        append(1, 1);
        assertThat(engine.createHeadToken()).isEqualTo(place(all().getLast()));
        assertThat(all()).hasSize(1);
        open.commit();
        assertThat(all()).hasSize(3);
    }

    @Test
    void a_stream_is_loaded_from_its_newest_snapshot_on() {
        append(0, 9);
        engine.storeSnapshot(TestEvent.event(stream, 7));
        engine.storeSnapshot(TestEvent.event(stream, 4));
        assertThat(engine.readState(stream).asStream().map(DomainEventMessage::getSequenceNumber))
                .containsExactly(7L, 8L, 9L);
        assertThat(engine.readSnapshot(stream))
                .hasValueSatisfying(
                        snapshot -> assertThat(snapshot.getSequenceNumber()).isEqualTo(7));
        assertThat(numbersOfStream()).isEqualTo(upTo(9));
    }

    @Test
    void what_was_stored_in_an_older_shape_is_read_in_todays() {
        database.jdbc().sql("""
            insert into event (stream_id, sequence_number, stream_type, event_id, event_type, metadata, payload,
                recorded_at)
            values (?::uuid, 0, 'test', ?::uuid, 'test.occurred', '{}', '{"streamId": "x", "text": "long ago"}',
                now())
            """).params(stream, UUID.randomUUID().toString()).update();
        PostgresEventStorageEngine today = engine(new OccurredIsHappened(), 100);
        assertThat(today.readEvents(stream).next().getPayload()).isEqualTo(new TestEvent.Happened("x", "long ago"));
        assertThat(today.readEvents((TrackingToken) null, false).<Object>map(TrackedEventMessage::getPayload))
                .containsExactly(new TestEvent.Happened("x", "long ago"));
    }

    @Test
    void an_event_of_no_stream_is_stored_too() {
        engine.appendEvents(GenericEventMessage.asEventMessage(new TestEvent.Happened("x", "by itself")));
        assertThat(all()).singleElement().satisfies(event -> {
            assertThat(event.getPayload()).isEqualTo(new TestEvent.Happened("x", "by itself"));
            assertThat(((DomainEventMessage<?>) event).getType()).isNull();
        });
    }

    @Test
    void the_running_service_cannot_change_what_happened() {
        append(0, 0);
        for (String change : List.of("update event set recorded_at = now()", "delete from event", "truncate event")) {
            assertThatExceptionOfType(BadSqlGrammarException.class)
                    .isThrownBy(() -> database.jdbc().sql(change).update())
                    .withStackTraceContaining("permission denied");
        }
    }

    @Test
    void readers_go_along_the_index_and_do_not_sort() {
        for (long n = 0; n < 40; n++) {
            append(n * 100, n * 100 + 99);
        }
        String plan = String.join(
                "\n",
                database.jdbc()
                        .sql("explain " + PostgresEventStorageEngine.AFTER)
                        .params("3", 0, 100)
                        .query(String.class)
                        .list());
        assertThat(plan).contains("Index Scan using event_reading_order").doesNotContain("Sort");
    }

    private static final class OccurredIsHappened extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().getName().equals("test.occurred");
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("test.happened", null), JsonNode.class, json -> {
                ObjectNode renamed = ((ObjectNode) json).deepCopy();
                renamed.set("what", renamed.remove("text"));
                return renamed;
            });
        }
    }
}
