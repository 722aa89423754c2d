package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.journal.OperatorAction;
import org.ibasho.chassis.journal.OperatorJournal;
import org.ibasho.chassis.lag.Lag;
import org.ibasho.chassis.lag.LagMeter;
import org.ibasho.chassis.outbox.Republication;
import org.ibasho.sample.integration.TallyTranslator;
import org.ibasho.sample.tally.TallyCommand;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.ibasho.testing.Wire.Told;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class OutboxTest {

    private static final String TOPIC = "ibasho.scheduling.gathering.v1";

    @Autowired
    private Commands commands;

    @Autowired
    private TallyTranslator translator;

    @Autowired
    private Tracer tracer;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Environment environment;

    @Autowired
    private Republication publication;

    @Autowired
    private OperatorJournal journal;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    @Qualifier("outboxLagMeter")
    private LagMeter lag;

    private final String stream = UUID.randomUUID().toString();

    private void grow() {
        commands.send(
                TallyCommand.class,
                new TallyCommand.Add(stream, UUID.randomUUID().toString(), 1),
                IdempotencyKey.none(),
                1);
    }

    private List<Told> told(int atLeast) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> Wire.read("analytics", TOPIC, stream), told -> told.size() >= atLeast);
    }

    @Test
    void what_is_told_is_a_cloud_event_under_the_id_of_the_stored_event() {
        grow();
        Told told = told(1).getFirst();
        String storedId = jdbc.sql("select event_id from event where stream_id = ?::uuid")
                .param(stream)
                .query((row, n) -> row.getString(1))
                .single();

        assertThat(told.headers())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_id", storedId)
                .containsEntry("ce_source", "urn:ibasho:scheduling")
                .containsEntry("ce_type", "org.ibasho.scheduling.gathering-concluded.v1")
                .containsEntry("ce_subject", stream)
                .containsEntry("content-type", "application/json")
                .containsKey("ce_time");
        assertThat(told.data().path("gatheringId").asString()).isEqualTo(stream);
    }

    @Test
    void what_is_published_is_counted_so_that_a_consumer_notices_a_gap() {
        grow();
        told(1);
        translator.publish(false);
        try {
            grow();
            await().untilAsserted(() -> assertThat(lag.now()).isEqualTo(Lag.NONE));
        } finally {
            translator.publish(true);
        }
        grow();
        List<Told> told = told(2);
        assertThat(told)
                .extracting(
                        one -> one.headers().get("ce_sequence"),
                        one -> one.headers().get("ce_era"),
                        one -> one.headers().get("ce_erastart"))
                .containsExactly(tuple("0000000001", "1", "0000000000"), tuple("0000000002", "1", "0000000000"));
        assertThat(told).extracting(one -> one.headers().get("ce_id")).doesNotHaveDuplicates();
    }

    @Test
    void what_is_published_again_has_the_sequence_that_it_had() {
        IntStream.range(0, 3).forEach(n -> grow());
        List<Told> before = told(3);
        publication.ask("ops");
        List<Told> all = told(6);
        assertThat(all.subList(3, 6).stream().map(OutboxTest::numbered).toList())
                .isEqualTo(before.stream().map(OutboxTest::numbered).toList());
        await().until(() -> publication.open().isEmpty());
    }

    private static String numbered(Told told) {
        return told.headers().get("ce_sequence") + " " + told.headers().get("ce_id");
    }

    @Test
    void everything_is_told_in_order_and_once_when_nothing_fails() {
        IntStream.range(0, 50).forEach(n -> grow());
        List<String> stored = jdbc.sql("select event_id from event where stream_id = ?::uuid order by sequence_number")
                .param(stream)
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(told(50)).extracting(told -> told.headers().get("ce_id")).isEqualTo(stored);
    }

    @Test
    void nothing_is_left_when_everything_is_told() {
        grow();
        told(1);
        await().untilAsserted(() -> assertThat(lag.now()).isEqualTo(Lag.NONE));
    }

    @Test
    void history_is_told_again_on_demand_under_the_same_ids_while_two_instances_run() {
        grow();
        grow();
        List<String> ids = ids(told(2));
        try (ConfigurableApplicationContext _ = TwoInstancesTest.another(environment)) {
            assertThat(publication.ask("ops")).isTrue();
            assertThat(ids(told(4))).containsExactly(ids.get(0), ids.get(1), ids.get(0), ids.get(1));
            await().until(() -> publication.open().isEmpty());
            await().untilAsserted(() -> assertThat(lag.now()).isEqualTo(Lag.NONE));
        }
        assertThat(journal.latest(1))
                .extracting(OperatorAction::action, OperatorAction::by)
                .containsExactly(tuple("PUBLISHED_AGAIN", "ops"));
        grow();
        assertThat(ids(told(5)).stream().distinct()).hasSize(3);
    }

    @Test
    void who_asks_for_it_while_it_has_not_begun_is_told_so() {
        transactions.executeWithoutResult(status -> {
            assertThat(publication.ask("ops")).isTrue();
            assertThat(publication.ask("somebody else")).isFalse();
            status.setRollbackOnly();
        });
    }

    /** As after a broker that was lost once more meanwhile: it would never come to its end. */
    @Test
    void who_asks_for_it_while_it_is_under_way_has_it_begun_anew() {
        grow();
        List<String> ids = ids(told(1));
        jdbc.sql("""
            insert into republication (asked_by, begun_at, ends_transaction, ends_position)
            values ('ops', now(), '9000000000000000000'::xid8, 0)
            """).update();
        assertThat(publication.ask("somebody else")).isTrue();
        assertThat(ids(told(2))).containsExactly(ids.get(0), ids.get(0));
        await().until(() -> publication.open().isEmpty());
    }

    private static List<String> ids(List<Told> told) {
        return told.stream().map(one -> one.headers().getOrDefault("ce_id", "")).toList();
    }

    @Test
    void the_trace_of_the_command_goes_on_in_the_message() {
        Span span = tracer.nextSpan().name("request").start();
        try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
            grow();
        } finally {
            span.end();
        }
        assertThat(told(1).getFirst().headers().get("traceparent"))
                .contains(span.context().traceId());
    }

    @Test
    void the_relays_position_can_be_read_by_sql() {
        grow();
        told(1);
        await().until(() -> jdbc.sql("""
            select exists (select from reader_position join event using (transaction_id, position)
                           where reader = 'outbox')
            """).query(Boolean.class).single());
    }

    @Test
    void a_session_of_the_service_holds_nobody_up_for_long() {
        assertThat(jdbc.sql("""
            select current_setting('idle_in_transaction_session_timeout') || ', '
                || current_setting('transaction_timeout') || ', ' || current_setting('statement_timeout') || ', '
                || current_setting('lock_timeout')
            """).query(String.class).single()).isEqualTo("10s, 1min, 30s, 2s");
    }
}
