package org.ibasho.consultation.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.decision.Rule;
import org.ibasho.consultation.consultation.ConsultationCommand.Gathering;
import org.ibasho.consultation.consultation.ConsultationCommand.WriteDown;
import org.ibasho.consultation.consultation.ConsultationEvent.Recorded;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsultationDeciderTest {

    private static final String ID = "0193a1b2-0000-7000-8000-000000000002";
    private static final String GATHERING = "0193a1b2-0000-7000-8000-000000000001";
    private static final Instant NOW = Instant.parse("2026-12-09T06:00:00Z");
    private static final Instant FIRST_OF_2000_IN_JAPAN = Instant.parse("1999-12-31T15:00:00Z");

    private static WriteDown command(Instant occurredAt, @Nullable Gathering gathering, Purpose... purposes) {
        return new WriteDown(
                ID,
                Channel.GATHERING,
                Relationship.MOTHER,
                AgeBand.TWENTIES,
                List.of(purposes),
                occurredAt,
                gathering,
                NOW);
    }

    private static Recorded decide(WriteDown command) {
        return (Recorded) ConsultationDecider.decide(command, new ConsultationState.Absent())
                .getFirst();
    }

    private static void refuses(Rule rule, WriteDown command) {
        refuses(rule, command, new ConsultationState.Absent());
    }

    private static void refuses(Rule rule, WriteDown command, ConsultationState state) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ConsultationDecider.decide(command, state))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @Test
    void records_codes_and_nothing_else() {
        assertThat(decide(command(NOW, null, Purpose.WORK_STUDY, Purpose.RELATING)))
                .isEqualTo(new Recorded(
                        ID, "GATHERING", "MOTHER", "20S", List.of("RELATING", "WORK_STUDY"), NOW, null, null));
    }

    @Test
    void records_one_at_a_gathering_with_its_programme() {
        Recorded recorded = decide(command(NOW, new Gathering(GATHERING, "YORIDOKORO"), Purpose.UNKNOWN));
        assertThat(recorded.gatheringId()).isEqualTo(GATHERING);
        assertThat(recorded.programme()).isEqualTo("YORIDOKORO");
    }

    @Test
    void unknown_is_always_a_valid_answer() {
        WriteDown command = new WriteDown(
                ID, Channel.OTHER, Relationship.UNKNOWN, AgeBand.UNKNOWN, List.of(Purpose.UNKNOWN), NOW, null, NOW);
        assertThat(decide(command))
                .isEqualTo(new Recorded(ID, "OTHER", "UNKNOWN", "UNKNOWN", List.of("UNKNOWN"), NOW, null, null));
    }

    @ParameterizedTest
    @EnumSource
    void an_age_band_is_recorded_by_its_code(AgeBand band) {
        WriteDown command =
                new WriteDown(ID, Channel.MAIL, Relationship.SELF, band, List.of(Purpose.MONEY), NOW, null, NOW);
        assertThat(decide(command).ageBand())
                .isEqualTo(band.toString())
                .isIn("UNDER_10", "10_14", "15_19", "20S", "30S", "40S", "50S", "60_OVER", "UNKNOWN");
    }

    @Test
    void refuses_to_record_the_same_again() {
        ConsultationState recorded = new ConsultationState.Absent().evolve(decide(command(NOW, null, Purpose.PLACE)));
        refuses(ConsultationRule.CONSULTATION_ALREADY_RECORDED, command(NOW, null, Purpose.PLACE), recorded);
    }

    @Test
    void refuses_missing_or_repeated_purposes() {
        refuses(ConsultationRule.NO_PURPOSE, command(NOW, null));
        refuses(ConsultationRule.PURPOSE_TWICE, command(NOW, null, Purpose.PLACE, Purpose.HEALTH, Purpose.PLACE));
    }

    @Test
    void refuses_future_consultations_with_a_tolerance_for_wrong_clocks() {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));
        assertThat(decide(command(tomorrow, null, Purpose.PLACE)).occurredAt()).isEqualTo(tomorrow);
        refuses(ConsultationRule.OCCURRED_IN_THE_FUTURE, command(tomorrow.plusMillis(1), null, Purpose.PLACE));
    }

    @Test
    void refuses_consultations_before_the_year_2000_in_japan() {
        assertThat(decide(command(FIRST_OF_2000_IN_JAPAN, null, Purpose.PLACE)).occurredAt())
                .isEqualTo(FIRST_OF_2000_IN_JAPAN);
        refuses(
                ConsultationRule.OCCURRED_TOO_LONG_AGO,
                command(FIRST_OF_2000_IN_JAPAN.minusMillis(1), null, Purpose.PLACE));
    }

    @Test
    void refuses_a_gathering_without_a_request() {
        refuses(ConsultationRule.GATHERING_NOT_FOUND, command(NOW, new Gathering(GATHERING, null), Purpose.PLACE));
    }

    @Test
    void each_rule_has_its_kind_of_answer_and_its_field() {
        for (ConsultationRule rule : ConsultationRule.values()) {
            boolean repeated = rule == ConsultationRule.CONSULTATION_ALREADY_RECORDED;
            assertThat(rule.kind()).isEqualTo(repeated ? Rule.Kind.CONFLICT : Rule.Kind.INVALID);
            assertThat(rule.field() == null).isEqualTo(repeated);
        }
        assertThat(ConsultationRule.GATHERING_NOT_FOUND.field()).isEqualTo("gatheringId");
        assertThat(ConsultationRule.PURPOSE_TWICE.field()).isEqualTo("purposes");
    }
}
