package org.ibasho.chassis.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.ibasho.chassis.eventstore.numbers.StoreRewound;
import org.ibasho.chassis.eventstore.numbers.TransactionNumbers;
import org.ibasho.chassis.eventstore.reader.ReaderPositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events that were copied from another server, or whose server has lost the newest of them. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
class EraTest {

    /** As if they came from a server that has had far more transactions. */
    private static final String COPIED =
            "update event set transaction_id = (transaction_id::text::bigint + 5000000000)::text::xid8";

    private final StoreDatabase database = new StoreDatabase();
    private final PostgresEventStorageEngine engine =
            PostgresEventStorageEngine.on(database.source(), TestEvent.serializer(), NoOpEventUpcaster.INSTANCE, 100);
    private final ReadableHorizon horizon = new ReadableHorizon(new JdbcTemplate(database.source()));
    private final PostgresEventStore store = new PostgresEventStore(engine, horizon, NoOpMessageMonitor.INSTANCE);
    private final TransactionNumbers numbers = new TransactionNumbers(new JdbcTemplate(database.source()));
    private final String stream = TestEvent.newStream();

    @AfterEach
    void close() {
        horizon.close();
        database.close();
    }

    private void append(long number) {
        store.publish(TestEvent.event(stream, number));
    }

    private void copiedFromAnotherServer() {
        append(0);
        append(1);
        append(2);
        database.define(COPIED);
    }

    @Test
    void a_service_does_not_start_on_events_of_another_server_until_an_era_has_begun() {
        assertThatCode(numbers::afterPropertiesSet).doesNotThrowAnyException();
        copiedFromAnotherServer();
        assertThatIllegalStateException()
                .isThrownBy(numbers::afterPropertiesSet)
                .withMessageContaining("Restoring");
        database.define("call begin_era()");
        assertThatCode(numbers::afterPropertiesSet).doesNotThrowAnyException();
        assertThat(value("select string_agg(number::text, ',' order by number) from era"))
                .isEqualTo("1,2");
    }

    @Test
    void the_positions_of_readers_count_as_well() {
        append(0);
        new ReaderPositions(database.jdbc()).open("outbox");
        database.define("update reader_position set transaction_id = '5000000000'");
        assertThatIllegalStateException().isThrownBy(numbers::afterPropertiesSet);
        database.define("call begin_era()");
        assertThatCode(numbers::afterPropertiesSet).doesNotThrowAnyException();
    }

    @Test
    void an_era_changes_no_row_and_what_is_stored_in_it_comes_after_all_that_was_stored() throws Exception {
        copiedFromAnotherServer();
        String before = value("select string_agg(ctid || ' ' || xmin, ',' order by position) from event");
        database.define("call begin_era()");
        assertThat(value("select string_agg(ctid || ' ' || xmin, ',' order by position) from event"))
                .isEqualTo(before);
        StoreStream reader = new StoreStream(engine, horizon, null);
        assertThat(numbers(reader, 3)).containsExactly(0L, 1L, 2L);
        append(3);
        assertThat(numbers(reader, 1)).containsExactly(3L);
    }

    @Test
    void in_a_later_era_too_an_open_transaction_holds_readers_back_and_appends_in_one_transaction_keep_their_order()
            throws Exception {
        copiedFromAnotherServer();
        database.define("call begin_era()", "call begin_era()");
        StoreStream reader = new StoreStream(engine, horizon, engine.createHeadToken());
        StoreDatabase.OpenTransaction open = database.hold(() -> {
            engine.appendEvents(TestEvent.event(stream, 3));
            engine.appendEvents(TestEvent.event(stream, 4));
        });
        store.publish(TestEvent.event(TestEvent.newStream(), 0));
        await().until(() -> horizon.stalledSeconds() > 0.3);
        assertThat(reader.hasNextAvailable()).isFalse();
        open.commit();
        assertThat(numbers(reader, 3)).containsExactly(3L, 4L, 0L);
    }

    @Test
    void the_running_service_begins_no_era() {
        for (String change : List.of("call begin_era()", "insert into era (number, added) values (7, 7)")) {
            assertThatExceptionOfType(BadSqlGrammarException.class)
                    .isThrownBy(() -> database.jdbc().sql(change).update())
                    .withStackTraceContaining("permission denied");
        }
    }

    /** Nothing happens on a server that has not been promoted: {@code PromotedStandbyTest} has one that was. */
    @Test
    void the_running_service_follows_a_promotion_and_nothing_else() {
        assertThat(value("select coalesce(follow_promotion()::text, 'none')")).isEqualTo("none");
        assertThat(value("select count(*) || ' on ' || min(timeline) from era")).isEqualTo("1 on 1");
        assertThat(value("select count(*) from republication")).isEqualTo("0");
    }

    /** The promotion of a standby that had not received the last event. */
    @Test
    void a_reader_that_is_ahead_of_the_store_begins_again_and_misses_nothing(CapturedOutput output) throws Exception {
        AtomicInteger forgotten = new AtomicInteger();
        horizon.whenRewound(forgotten::incrementAndGet);
        append(0);
        StorePosition stored = (StorePosition) await().until(engine::createHeadToken, head -> head != null);
        append(1);
        StoreStream reader = new StoreStream(engine, horizon, null);
        assertThat(numbers(reader, 2)).containsExactly(0L, 1L);
        database.define("delete from event where sequence_number = 1");
        assertThatExceptionOfType(StoreRewound.class).isThrownBy(() -> reader.hasNextAvailable(10, TimeUnit.SECONDS));
        assertThat(output).contains("has lost its newest events");
        assertThat(horizon.rewinds()).isEqualTo(1);
        assertThat(forgotten).hasValue(1);
        append(1);
        assertThat(numbers(new StoreStream(engine, horizon, stored), 1)).containsExactly(1L);
    }

    @Test
    void a_reader_notices_though_there_are_newer_events() throws Exception {
        append(0);
        append(1);
        StoreStream reader = new StoreStream(engine, horizon, null);
        assertThat(numbers(reader, 2)).containsExactly(0L, 1L);
        database.define("delete from event where sequence_number = 1");
        append(1);
        append(2);
        assertThatExceptionOfType(StoreRewound.class).isThrownBy(() -> reader.hasNextAvailable(10, TimeUnit.SECONDS));
    }

    private static List<Long> numbers(StoreStream reader, int count) throws InterruptedException {
        List<Long> read = new ArrayList<>();
        while (read.size() < count && reader.hasNextAvailable(10, TimeUnit.SECONDS)) {
            read.add(((DomainEventMessage<?>) reader.nextAvailable()).getSequenceNumber());
        }
        return read;
    }

    private String value(String sql) {
        return database.jdbc().sql(sql).query(String.class).single();
    }
}
