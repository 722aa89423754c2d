package org.ibasho.consultation.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.decision.Rule;
import org.ibasho.consultation.dispatch.DispatchCommand.Accept;
import org.ibasho.consultation.dispatch.DispatchCommand.AskAgain;
import org.ibasho.consultation.dispatch.DispatchCommand.Conclude;
import org.ibasho.consultation.dispatch.DispatchCommand.Decline;
import org.ibasho.consultation.dispatch.DispatchCommand.Remind;
import org.ibasho.consultation.dispatch.DispatchCommand.Request;
import org.ibasho.consultation.dispatch.DispatchCommand.Withdraw;
import org.ibasho.consultation.dispatch.DispatchEvent.Accepted;
import org.ibasho.consultation.dispatch.DispatchEvent.AskedAgain;
import org.ibasho.consultation.dispatch.DispatchEvent.Concluded;
import org.ibasho.consultation.dispatch.DispatchEvent.Declined;
import org.ibasho.consultation.dispatch.DispatchEvent.Reminded;
import org.ibasho.consultation.dispatch.DispatchEvent.Requested;
import org.ibasho.consultation.dispatch.DispatchEvent.Withdrawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DispatchDeciderTest {

    private static final String ID = "0193a1b2-0000-7000-8000-000000000001";
    private static final Instant START = Instant.parse("2026-12-09T04:30:00Z");
    private static final Instant END = START.plus(Duration.ofHours(3));
    private static final Instant NEXT_DAY = START.plus(Duration.ofDays(1));

    private static final Request REQUEST =
            new Request(ID, "YORIDOKORO", "PERSONS", START, END, "会館 3階", "札幌市", List.of("VENUE", "ZOOM"));
    private static final Requested REQUESTED =
            new Requested(ID, "YORIDOKORO", "PERSONS", START, END, "会館 3階", "札幌市", List.of("VENUE", "ZOOM"));
    private static final AskAgain ASK_AGAIN = new AskAgain(ID, NEXT_DAY, NEXT_DAY.plusSeconds(60));
    private static final AskedAgain ASKED_AGAIN = new AskedAgain(ID, NEXT_DAY, NEXT_DAY.plusSeconds(60));
    private static final Accept ACCEPT = new Accept(ID, "satou", "専門相談員 佐藤");
    private static final Accepted ACCEPTED = new Accepted(ID, START, "satou", "専門相談員 佐藤");
    private static final Decline DECLINE = new Decline(ID, "ほかの用件のため");
    private static final Declined DECLINED = new Declined(ID, START, "ほかの用件のため");
    private static final Withdrawn WITHDRAWN = new Withdrawn(ID);
    private static final Concluded CONCLUDED = new Concluded(ID);

    private static List<DispatchEvent> decide(DispatchCommand command, DispatchEvent... past) {
        DispatchState state = new DispatchState.Absent();
        for (DispatchEvent event : past) {
            state = state.evolve(event);
        }
        return DispatchDecider.decide(command, state);
    }

    private static void refuses(Rule rule, DispatchCommand command, DispatchEvent... past) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(command, past))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @Test
    void a_commissioned_gathering_is_a_request_once() {
        assertThat(decide(REQUEST)).containsExactly(REQUESTED);
        assertThat(decide(REQUEST, REQUESTED)).isEmpty();
        assertThat(decide(REQUEST, REQUESTED, WITHDRAWN)).isEmpty();
    }

    @Test
    void a_request_is_accepted_for_the_time_that_was_asked_for() {
        assertThat(decide(ACCEPT, REQUESTED)).containsExactly(ACCEPTED);
        assertThat(decide(ACCEPT, REQUESTED, ASKED_AGAIN))
                .containsExactly(new Accepted(ID, NEXT_DAY, "satou", "専門相談員 佐藤"));
    }

    @Test
    void a_request_is_declined_with_a_reason_or_without() {
        assertThat(decide(DECLINE, REQUESTED)).containsExactly(DECLINED);
        assertThat(decide(new Decline(ID, null), REQUESTED)).containsExactly(new Declined(ID, START, null));
        assertThat(decide(new Decline(ID, " "), REQUESTED)).containsExactly(new Declined(ID, START, null));
    }

    @Test
    void refuses_an_acceptance_that_names_nobody() {
        refuses(DispatchRule.COUNSELLOR_MISSING, new Accept(ID, null, null), REQUESTED);
        refuses(DispatchRule.COUNSELLOR_MISSING, new Accept(ID, null, null), REQUESTED, ACCEPTED);
    }

    @Test
    void refuses_to_send_somebody_who_is_not_on_the_list() {
        refuses(DispatchRule.COUNSELLOR_NOT_LISTED, new Accept(ID, "somebody", null), REQUESTED);
        refuses(DispatchRule.COUNSELLOR_NOT_LISTED, new Accept(ID, "satou", null), REQUESTED, ACCEPTED);
    }

    @Test
    void another_name_of_the_same_counsellor_is_told_to_the_npo() {
        assertThat(decide(new Accept(ID, "satou", "専門相談員 加藤"), REQUESTED, ACCEPTED))
                .containsExactly(new Accepted(ID, START, "satou", "専門相談員 加藤"));
    }

    @Test
    void a_changed_answer_counts_and_a_repeated_one_leads_to_no_event() {
        assertThat(decide(DECLINE, REQUESTED, ACCEPTED)).containsExactly(DECLINED);
        assertThat(decide(ACCEPT, REQUESTED, ACCEPTED, DECLINED)).containsExactly(ACCEPTED);
        assertThat(decide(new Accept(ID, "suzuki", "専門相談員 鈴木"), REQUESTED, ACCEPTED))
                .containsExactly(new Accepted(ID, START, "suzuki", "専門相談員 鈴木"));
        assertThat(decide(ACCEPT, REQUESTED, ACCEPTED)).isEmpty();
        assertThat(decide(DECLINE, REQUESTED, DECLINED)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void refuses_an_answer_without_a_request(DispatchCommand answer) {
        refuses(DispatchRule.DISPATCH_NOT_FOUND, answer);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void refuses_an_answer_after_a_cancellation(DispatchCommand answer) {
        refuses(DispatchRule.DISPATCH_WITHDRAWN, answer, REQUESTED, WITHDRAWN);
        refuses(DispatchRule.DISPATCH_WITHDRAWN, answer, REQUESTED, ACCEPTED, WITHDRAWN);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void refuses_an_answer_after_the_gathering_was_concluded(DispatchCommand answer) {
        refuses(DispatchRule.GATHERING_CONCLUDED, answer, REQUESTED, CONCLUDED);
        refuses(DispatchRule.GATHERING_CONCLUDED, answer, REQUESTED, DECLINED, CONCLUDED);
    }

    static Stream<DispatchCommand> answers() {
        return Stream.of(ACCEPT, DECLINE);
    }

    @Test
    void a_moved_gathering_is_requested_again_and_the_answer_is_void() {
        assertThat(decide(ASK_AGAIN, REQUESTED)).containsExactly(ASKED_AGAIN);
        assertThat(decide(ASK_AGAIN, REQUESTED, ACCEPTED)).containsExactly(ASKED_AGAIN);
        assertThat(decide(ACCEPT, REQUESTED, ACCEPTED, ASKED_AGAIN))
                .containsExactly(new Accepted(ID, NEXT_DAY, "satou", "専門相談員 佐藤"));
    }

    @Test
    void a_reminder_is_noted_while_an_answer_for_that_time_is_waited_for() {
        Remind remind = new Remind(ID, START, START.minusSeconds(9));
        Reminded reminded = new Reminded(ID, START.minusSeconds(9));
        assertThat(decide(remind, REQUESTED)).containsExactly(reminded);
        assertThat(decide(remind)).isEmpty();
        assertThat(decide(remind, REQUESTED, reminded)).isEmpty();
        assertThat(decide(new Remind(ID, NEXT_DAY, START), REQUESTED, reminded, ASKED_AGAIN))
                .containsExactly(new Reminded(ID, START));
        assertThat(decide(remind, REQUESTED, ACCEPTED)).isEmpty();
        assertThat(decide(remind, REQUESTED, ASKED_AGAIN)).isEmpty();
        assertThat(decide(remind, REQUESTED, WITHDRAWN)).isEmpty();
        assertThat(decide(remind, REQUESTED, CONCLUDED)).isEmpty();
        assertThat(decide(ACCEPT, REQUESTED, reminded)).containsExactly(ACCEPTED);
    }

    @Test
    void a_gathering_that_did_not_really_move_keeps_its_answer() {
        assertThat(decide(new AskAgain(ID, START, END), REQUESTED)).isEmpty();
        assertThat(decide(new AskAgain(ID, START, END), REQUESTED, ACCEPTED)).isEmpty();
        assertThat(decide(new AskAgain(ID, START, END), REQUESTED, DECLINED)).isEmpty();
        assertThat(decide(new AskAgain(ID, START, END.plusSeconds(1)), REQUESTED, ACCEPTED))
                .hasSize(1);
        assertThat(decide(new AskAgain(ID, START, END.plusSeconds(1)), REQUESTED))
                .hasSize(1);
    }

    @Test
    void cancelled_and_concluded_are_final() {
        assertThat(decide(new Withdraw(ID), REQUESTED)).containsExactly(WITHDRAWN);
        assertThat(decide(new Withdraw(ID), REQUESTED, ACCEPTED)).containsExactly(WITHDRAWN);
        assertThat(decide(new Conclude(ID), REQUESTED)).containsExactly(CONCLUDED);
        assertThat(decide(new Conclude(ID), REQUESTED, DECLINED)).containsExactly(CONCLUDED);
        for (DispatchEvent end : List.of(WITHDRAWN, CONCLUDED)) {
            assertThat(decide(new Withdraw(ID), REQUESTED, end)).isEmpty();
            assertThat(decide(new Conclude(ID), REQUESTED, end)).isEmpty();
            assertThat(decide(ASK_AGAIN, REQUESTED, end)).isEmpty();
        }
    }

    @Test
    void events_of_a_gathering_without_a_request_are_ignored() {
        assertThat(decide(ASK_AGAIN)).isEmpty();
        assertThat(decide(new Withdraw(ID))).isEmpty();
        assertThat(decide(new Conclude(ID))).isEmpty();
    }

    @Test
    void each_rule_has_its_kind_of_answer_and_its_field() {
        assertThat(DispatchRule.DISPATCH_NOT_FOUND.kind()).isEqualTo(Rule.Kind.NOT_FOUND);
        assertThat(DispatchRule.DISPATCH_WITHDRAWN.kind()).isEqualTo(Rule.Kind.CONFLICT);
        assertThat(DispatchRule.GATHERING_CONCLUDED.kind()).isEqualTo(Rule.Kind.CONFLICT);
        assertThat(DispatchRule.COUNSELLOR_MISSING.kind()).isEqualTo(Rule.Kind.INVALID);
        assertThat(DispatchRule.COUNSELLOR_MISSING.field()).isEqualTo("counsellorId");
        assertThat(DispatchRule.COUNSELLOR_NOT_LISTED.kind()).isEqualTo(Rule.Kind.INVALID);
        assertThat(DispatchRule.COUNSELLOR_NOT_LISTED.field()).isEqualTo("counsellorId");
        assertThat(DispatchRule.DISPATCH_NOT_FOUND.field()).isNull();
    }

    @Test
    void a_counsellor_sees_the_new_venue_and_the_answer_stands() {
        DispatchCommand.Relocate elsewhere = new DispatchCommand.Relocate(ID, "公民館", "江別市", List.of("VENUE"));
        DispatchEvent relocated = new DispatchEvent.Relocated(ID, "公民館", "江別市", List.of("VENUE"));
        assertThat(decide(elsewhere, REQUESTED)).containsExactly(relocated);
        assertThat(decide(elsewhere, REQUESTED, ACCEPTED)).containsExactly(relocated);
        assertThat(decide(ACCEPT, REQUESTED, ACCEPTED, relocated)).isEmpty();
        assertThat(decide(elsewhere, REQUESTED, relocated)).isEmpty();
        assertThat(decide(elsewhere, REQUESTED, relocated, ACCEPTED)).isEmpty();
        assertThat(decide(elsewhere, REQUESTED, relocated, DECLINED)).isEmpty();
        assertThat(decide(elsewhere, REQUESTED, relocated, ASKED_AGAIN)).isEmpty();
        assertThat(decide(elsewhere, REQUESTED, relocated, new Reminded(ID, START)))
                .isEmpty();
        assertThat(decide(new Remind(ID, START, START), REQUESTED, new Reminded(ID, START), relocated))
                .isEmpty();
        assertThat(decide(ASK_AGAIN, REQUESTED, ASKED_AGAIN, relocated)).isEmpty();
        assertThat(decide(elsewhere)).isEmpty();
        assertThat(decide(elsewhere, REQUESTED, WITHDRAWN)).isEmpty();
        assertThat(decide(elsewhere, REQUESTED, CONCLUDED)).isEmpty();
        assertThat(decide(elsewhere)).isEmpty();
        assertThat(decide(elsewhere, REQUESTED, WITHDRAWN)).isEmpty();
        assertThat(decide(elsewhere, REQUESTED, CONCLUDED)).isEmpty();
    }
}
