package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.chassis.inbox.ParkedMessageResolution.Outcome;
import org.ibasho.chassis.inbox.ParkedMessages;
import org.ibasho.chassis.inbox.ParkedMessages.ParkedSubject;
import org.ibasho.sample.integration.WhenDispatchRepliedThenRecordEffect;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbered messages: the inbox keeps a mark for each reaction and subject, and no row for each message. */
@ServiceTest
class InboxMarksTest {

    private static final String TOPIC = "ibasho.consultation.dispatch.v1";
    private static final String TYPE = "org.ibasho.consultation.dispatch-replied.v2";
    private static final String NEWER_TYPE = "org.ibasho.consultation.dispatch-replied.v9";
    private static final String UNREADABLE = "{ this is not JSON";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WhenDispatchRepliedThenRecordEffect reaction;

    @Autowired
    private ParkedMessages operators;

    @Autowired
    private MeterRegistry meters;

    private final String subject = UUID.randomUUID().toString();

    private String tell(int era, long sequence, long eraStart) {
        return tell(TYPE, era, sequence, eraStart, UUID.randomUUID().toString());
    }

    private String tell(String type, int era, long sequence, long eraStart, String id) {
        String body = """
            {"gatheringId": "%s", "startsAt": "2031-07-10T13:30:00+09:00", "accepted": false}
            """.formatted(subject);
        return send(type, body, era, sequence, eraStart, id);
    }

    private String send(String type, String body, int era, long sequence, long eraStart, String id) {
        Wire.tell("consultation", TOPIC, type, subject, body, id, numbers(era, sequence, eraStart));
        return id;
    }

    private static Map<String, String> numbers(int era, long sequence, long eraStart) {
        return Map.of(
                "era",
                Integer.toString(era),
                "sequence",
                "%010d".formatted(sequence),
                "erastart",
                "%010d".formatted(eraStart));
    }

    @AfterEach
    void all_is_well_again() {
        reaction.failures.set(0);
    }

    private List<String> effects() {
        return jdbc.sql("select event_id from effect where subject = ? order by position")
                .param(subject)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<String> parked() {
        return jdbc.sql("select reason || ' ' || detail from parked_message where key = ? order by id")
                .param(subject)
                .query((row, n) -> row.getString(1).strip())
                .list();
    }

    private ParkedSubject waiting() {
        return operators.all().stream()
                .filter(one -> one.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private long rows(List<String> ids) {
        return jdbc.sql("select count(*) from inbox where event_id = any (?::uuid[])")
                .param(ids.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    @Test
    void messages_in_order_leave_no_row_in_the_inbox_and_come_again_without_effect() {
        List<String> ids = List.of(tell(1, 1, 0), tell(1, 2, 0), tell(1, 3, 0));
        tell(TYPE, 1, 1, 0, ids.get(0));
        tell(TYPE, 1, 3, 0, ids.get(2));
        String last = tell(1, 4, 0);
        await().until(() -> effects().contains(last));
        assertThat(effects()).containsExactly(ids.get(0), ids.get(1), ids.get(2), last);
        assertThat(rows(ids)).isZero();
    }

    @Test
    void another_event_under_the_same_number_is_parked_and_not_dropped() {
        String first = tell(1, 1, 0);
        String second = tell(1, 1, 0);
        String third = tell(1, 2, 0);
        await().untilAsserted(() -> assertThat(parked()).containsExactly("number taken", "behind"));
        assertThat(effects()).containsExactly(first);
        assertThat(operators.retry(waiting(), "ops").outcome()).isEqualTo(Outcome.STILL_FAILS);

        assertThat(operators.discard(waiting(), "ops").outcome()).isEqualTo(Outcome.DISCARDED);
        assertThat(effects()).containsExactly(first, third);
        // the restored publisher has begun an era, and gives the event a number of its own
        tell(TYPE, 2, 3, 2, second);
        await().until(() -> effects().equals(List.of(first, third, second)));
    }

    @Test
    void a_message_that_comes_late_is_processed_although_later_ones_were() {
        double gaps = gaps();
        String first = tell(1, 1, 0);
        String third = tell(1, 3, 0);
        String fourth = tell(1, 4, 0);
        await().until(() -> effects().equals(List.of(first, third, fourth)));
        await().until(() -> gaps() == gaps + 1);
        String second = tell(1, 2, 0);
        tell(TYPE, 1, 3, 0, third);
        String fifth = tell(1, 5, 0);
        await().until(() -> effects().equals(List.of(first, third, fourth, second, fifth)));
        assertThat(rows(List.of(first, second, fifth))).isZero();
        assertThat(gaps()).isEqualTo(gaps + 1);
    }

    private double gaps() {
        return meters.counter("ibasho.inbox.gaps", "topic", TOPIC).count();
    }

    @Test
    void a_restored_publisher_counts_anew_from_the_last_number_that_it_still_has() {
        List<String> before = List.of(tell(1, 1, 0), tell(1, 2, 0), tell(1, 3, 0));
        tell(TYPE, 2, 1, 1, before.get(0));
        String other = tell(2, 2, 1);
        // stored before the backup, but numbered after it
        tell(TYPE, 2, 3, 1, before.get(1));
        tell(TYPE, 1, 3, 0, before.get(2));
        String last = tell(2, 4, 1);
        await().until(() -> effects().contains(last));
        assertThat(effects()).containsExactly(before.get(0), before.get(1), before.get(2), other, last);

        tell(1, 5, 0);
        await().untilAsserted(() -> assertThat(parked()).containsExactly("number outdated"));
    }

    @Test
    void a_mark_does_not_pass_what_is_parked() {
        double gaps = gaps();
        String first = tell(1, 1, 0);
        String poison = send(TYPE, UNREADABLE, 1, 2, 0, UUID.randomUUID().toString());
        tell(NEWER_TYPE, 1, 3, 0, UUID.randomUUID().toString());
        String fourth = tell(1, 4, 0);
        await().until(() -> parked().equals(List.of("unreadable JacksonException", "behind")) || parked().size() == 2);
        await().until(() -> mark() == 1);
        assertThat(effects()).containsExactly(first);

        operators.discard(waiting(), "ops");
        assertThat(effects()).containsExactly(first, fourth);
        assertThat(mark()).isEqualTo(4);
        send(TYPE, UNREADABLE, 1, 2, 0, poison);
        String fifth = tell(1, 5, 0);
        await().until(() -> effects().equals(List.of(first, fourth, fifth)));
        assertThat(parked()).isEmpty();
        assertThat(gaps()).isEqualTo(gaps);
    }

    private long mark() {
        return jdbc.sql("select min(sequence) from inbox_mark where subject = ?")
                .param(subject)
                .query(Long.class)
                .single();
    }

    @Test
    void a_type_that_no_reaction_wants_leaves_no_gap() {
        double gaps = gaps();
        String first = tell(1, 1, 0);
        tell(NEWER_TYPE, 1, 2, 0, UUID.randomUUID().toString());
        String third = tell(1, 3, 0);
        await().until(() -> effects().equals(List.of(first, third)));
        assertThat(mark()).isEqualTo(3);
        assertThat(gaps()).isEqualTo(gaps);
    }

    @Test
    void what_a_new_reaction_fails_on_is_parked_although_others_have_processed_it() {
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into inbox (event_id, reaction, event_type) values (?::uuid, 'WhenAnOlderReactionDid', '')")
                .param(id)
                .update();
        reaction.failures.set(2);
        tell(TYPE, 1, 1, 0, id);
        await().until(() -> effects().equals(List.of(id)));
    }
}
