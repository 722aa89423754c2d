package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.ibasho.chassis.inbox.ParkedMessageResolution;
import org.ibasho.chassis.inbox.ParkedMessageResolution.Outcome;
import org.ibasho.chassis.inbox.ParkedMessages;
import org.ibasho.chassis.inbox.ParkedMessages.ParkedSubject;
import org.ibasho.chassis.journal.OperatorAction;
import org.ibasho.chassis.journal.OperatorJournal;
import org.ibasho.chassis.lag.Lag;
import org.ibasho.chassis.lag.LagMeter;
import org.ibasho.sample.integration.WhenDispatchRepliedThenRecordEffect;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

@ServiceTest
class InboxTest {

    private static final String TOPIC = "ibasho.consultation.dispatch.v1";
    private static final int MORE_THAN_ARE_TRIED = 12;
    private static final int MORE_THAN_AN_OPERATOR_IS_SPARED = 30;
    private static final String TYPE = "org.ibasho.consultation.dispatch-replied.v2";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WhenDispatchRepliedThenRecordEffect reaction;

    @Autowired
    private ParkedMessages operators;

    @Autowired
    private OperatorJournal journal;

    @Autowired
    @Qualifier("inboxLagMeter")
    private LagMeter lag;

    @Autowired
    private ConcurrentMessageListenerContainer<?, ?> listener;

    @Autowired
    private MeterRegistry meters;

    private final String subject = UUID.randomUUID().toString();

    private void tell(String type, String id) {
        Wire.tell("consultation", TOPIC, type, subject, body(subject), id);
    }

    private static String body(String about) {
        return """
            {"gatheringId": "%s", "startsAt": "2031-07-10T13:30:00+09:00", "accepted": false, "newer": "field"}
            """.formatted(about);
    }

    private long effects() {
        return effects(subject);
    }

    private long effects(String about) {
        return jdbc.sql("select count(*) from effect where subject = ?")
                .param(about)
                .query((row, n) -> row.getLong(1))
                .single();
    }

    @Test
    void what_is_delivered_three_times_has_one_effect() {
        String id = UUID.randomUUID().toString();
        tell(TYPE, id);
        tell(TYPE, id);
        tell(TYPE, id);
        tell(TYPE, UUID.randomUUID().toString());
        await().until(() -> effects() >= 2);
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void what_fails_leaves_no_trace_and_is_tried_again_until_it_works() {
        reaction.failures.set(3);
        tell(TYPE, UUID.randomUUID().toString());
        await().until(() -> effects() == 1);
        assertThat(reaction.failures).hasValue(0);
    }

    @Test
    void while_the_database_is_away_nothing_is_parked_however_long_it_takes() {
        reaction.failure = () -> new DataAccessResourceFailureException("away");
        reaction.failures.set(MORE_THAN_ARE_TRIED);
        tell(TYPE, UUID.randomUUID().toString());
        tell(TYPE, UUID.randomUUID().toString());
        await().atMost(Duration.ofSeconds(40)).until(() -> effects() == 2);
        assertThat(parked()).isEmpty();
    }

    @Test
    void a_race_that_is_lost_is_run_again_at_once() {
        reaction.failure = () -> new ConcurrencyFailureException("somebody was faster");
        reaction.failures.set(MORE_THAN_ARE_TRIED);
        tell(TYPE, UUID.randomUUID().toString());
        await().atMost(Duration.ofSeconds(30)).until(() -> effects() == 1);
    }

    @AfterEach
    void all_is_well_again() {
        reaction.failures.set(0);
        reaction.failure = () -> new IllegalStateException("not yet");
        reaction.attempts = about -> {};
    }

    @Test
    void an_error_does_not_stop_the_inbox_for_good() {
        AtomicInteger errors = new AtomicInteger(1);
        reaction.attempts = about -> {
            if (about.equals(subject) && errors.getAndDecrement() > 0) {
                throw new InternalError();
            }
        };
        tell(TYPE, UUID.randomUUID().toString());
        await().atMost(Duration.ofSeconds(30)).until(() -> effects() == 1);
    }

    @Test
    void a_message_that_ends_in_an_error_each_time_is_parked_and_no_other_waits() {
        String other = UUID.randomUUID().toString();
        reaction.attempts = about -> {
            if (about.equals(subject)) {
                throw new NoClassDefFoundError();
            }
        };
        tell(TYPE, UUID.randomUUID().toString());
        Wire.tell("consultation", TOPIC, TYPE, other, body(other));
        await().until(() -> effects(other) == 1);
        await().untilAsserted(() -> assertThat(parked()).containsExactly("failed"));
        assertThat(waiting().detail()).isEqualTo("NoClassDefFoundError");
    }

    @Test
    void a_message_that_cannot_be_read_parks_its_subject_in_order_and_no_other() {
        String other = UUID.randomUUID().toString();
        Wire.tell("consultation", TOPIC, TYPE, subject, "{ this is not JSON");
        tell(TYPE, UUID.randomUUID().toString());
        Wire.tell("consultation", TOPIC, TYPE, other, body(other));

        await().until(() -> effects(other) == 1);
        await().untilAsserted(() -> assertThat(parked()).hasSize(2));
        assertThat(effects()).isZero();
        assertThat(operators.retry(waiting(), "ops")).isEqualTo(new ParkedMessageResolution(Outcome.STILL_FAILS, 0));
        assertThat(parked()).containsExactly("unreadable", "behind");
    }

    @Test
    void what_failed_too_often_is_parked_and_taken_in_when_an_operator_asks() {
        reaction.failures.set(Integer.MAX_VALUE);
        tell(TYPE, UUID.randomUUID().toString());
        await().atMost(Duration.ofSeconds(30)).until(this::waitsForAnOperator);
        reaction.failures.set(0);
        tell(TYPE, UUID.randomUUID().toString());
        await().untilAsserted(() -> assertThat(parked()).hasSize(2));

        ParkedSubject waiting = waiting();
        assertThat(waiting)
                .extracting(ParkedSubject::reason, ParkedSubject::detail, ParkedSubject::waiting)
                .containsExactly("failed", "IllegalStateException", 1L);
        assertThat(operators.retry(waiting, "ops")).isEqualTo(new ParkedMessageResolution(Outcome.TAKEN_IN, 2));
        assertThat(operators.retry(waiting, "somebody else"))
                .isEqualTo(new ParkedMessageResolution(Outcome.ALREADY_SETTLED, 0));

        assertThat(effects()).isEqualTo(2);
        assertThat(parked()).isEmpty();
    }

    private boolean waitsForAnOperator() {
        return jdbc.sql("select retry_at is null from parked_message where key = ? order by id limit 1")
                .param(subject)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    @Test
    void a_statement_that_took_too_long_is_tried_again_until_it_does_not() {
        reaction.failure = this::takesTooLong;
        reaction.failures.set(MORE_THAN_AN_OPERATOR_IS_SPARED);
        tell(TYPE, UUID.randomUUID().toString());
        tell(TYPE, UUID.randomUUID().toString());
        await().atMost(Duration.ofSeconds(60)).until(() -> effects() == 2);
        await().untilAsserted(() -> assertThat(parked()).isEmpty());
    }

    private RuntimeException takesTooLong() {
        jdbc.sql("select set_config('statement_timeout', '1', true)").query().singleRow();
        return catchThrowableOfType(
                RuntimeException.class,
                () -> jdbc.sql("select pg_sleep(5)").query().singleRow());
    }

    @Test
    void a_message_without_an_id_waits_once_however_often_it_comes() {
        tell(TYPE, "no UUID");
        tell(TYPE, "no UUID");
        tell(TYPE, "no UUID");
        tell(TYPE, UUID.randomUUID().toString());
        await().untilAsserted(() -> assertThat(parked()).contains("behind"));
        assertThat(parked()).containsExactly("unreadable", "behind");
        operators.discard(waiting(), "ops");
        await().until(() -> effects() == 1);
    }

    @Test
    void a_message_that_no_table_takes_as_it_is_is_parked_like_any_other() {
        String hostile = subject + "\0" + "x".repeat(5_000);
        Wire.tell("consultation", TOPIC, TYPE, hostile, "{ this is not JSON");
        Wire.tell("consultation", TOPIC, TYPE, hostile, body(subject));
        tell(TYPE, UUID.randomUUID().toString());
        await().until(() -> effects() == 1);
        await().until(() -> jdbc.sql("select count(*) from parked_message where key like ? || '%'")
                        .param(subject)
                        .query(Long.class)
                        .single()
                == 2);
    }

    @Test
    void what_is_given_up_is_gone_for_good_and_what_waited_behind_it_is_taken_in() {
        String poison = Wire.tell("consultation", TOPIC, TYPE, subject, "{ this is not JSON");
        String good = UUID.randomUUID().toString();
        tell(TYPE, good);
        tell(TYPE, good);
        await().untilAsserted(() -> assertThat(parked()).hasSize(2));
        ParkedSubject waiting = waiting();

        assertThat(operators.discard(waiting, "ops")).isEqualTo(new ParkedMessageResolution(Outcome.DISCARDED, 1));
        assertThat(operators.discard(waiting, "somebody else"))
                .isEqualTo(new ParkedMessageResolution(Outcome.ALREADY_SETTLED, 0));

        assertThat(effects()).isEqualTo(1);
        Wire.tell("consultation", TOPIC, TYPE, subject, "{ this is not JSON", poison);
        tell(TYPE, UUID.randomUUID().toString());
        await().until(() -> effects() == 2);
        assertThat(parked()).isEmpty();
        assertThat(journal.latest(20).stream().filter(one -> subject.equals(one.subject())))
                .extracting(OperatorAction::action, OperatorAction::outcome, OperatorAction::count, OperatorAction::by)
                .containsExactly(tuple("DISCARDED", "DISCARDED", 1L, "ops"));
    }

    @Test
    void operators_are_told_how_many_messages_are_parked() {
        Wire.tell("consultation", TOPIC, TYPE, subject, "{ this is not JSON");
        await().untilAsserted(() -> assertThat(parked()).hasSize(1));

        assertThat(meters.get("ibasho.inbox.parked").gauge().value()).isGreaterThanOrEqualTo(1);

        operators.discard(waiting(), "ops");
    }

    @Test
    void a_message_that_comes_while_an_operator_tries_again_is_not_forgotten_behind_nothing() {
        Wire.tell("consultation", TOPIC, TYPE, subject, "{ this is not JSON");
        await().untilAsserted(() -> assertThat(parked()).hasSize(1));
        for (int n = 0; n < 20; n++) {
            tell(TYPE, UUID.randomUUID().toString());
        }
        operators.discard(waiting(), "ops");
        await().until(() -> effects() == 20);
        assertThat(parked()).isEmpty();
    }

    @Test
    void the_lag_is_nothing_when_everything_is_taken_in() {
        tell(TYPE, UUID.randomUUID().toString());
        await().until(() -> effects() == 1);
        await().untilAsserted(() -> assertThat(lag.now()).isEqualTo(Lag.NONE));
    }

    @Test
    void the_lag_is_what_waits_and_for_how_long() {
        listener.stop();
        try {
            tell(TYPE, UUID.randomUUID().toString());
            tell(TYPE, UUID.randomUUID().toString());
            await().untilAsserted(() -> assertThat(lag.now().events()).isEqualTo(2));
            await().untilAsserted(() -> assertThat(lag.now().seconds()).isBetween(1.0, 60.0));
        } finally {
            listener.start();
        }
        await().until(() -> effects() == 2);
    }

    private ParkedSubject waiting() {
        return operators.all().stream()
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private List<String> parked() {
        return jdbc.sql("select reason from parked_message where key = ? order by id")
                .param(subject)
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void a_type_that_is_newer_than_the_service_is_passed_over() {
        tell("org.ibasho.consultation.dispatch-replied.v9", UUID.randomUUID().toString());
        tell(TYPE, UUID.randomUUID().toString());
        await().until(() -> effects() == 1);
    }
}
