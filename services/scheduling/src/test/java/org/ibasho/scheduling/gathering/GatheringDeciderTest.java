package org.ibasho.scheduling.gathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.GatheringCommand.Cancel;
import org.ibasho.scheduling.gathering.GatheringCommand.Circumstances;
import org.ibasho.scheduling.gathering.GatheringCommand.Conclude;
import org.ibasho.scheduling.gathering.GatheringCommand.Plan;
import org.ibasho.scheduling.gathering.GatheringCommand.Publish;
import org.ibasho.scheduling.gathering.GatheringCommand.Reschedule;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatheringDeciderTest {

    private static final String ID = "0193a1b2-0000-7000-8000-000000000001";
    /** 2026-12-05 00:30 in Japan, which is the day before in UTC. */
    private static final Instant START = Instant.parse("2026-12-04T15:30:00Z");

    private static final Instant END = START.plus(Duration.ofHours(2));
    private static final LocalDate ITS_DAY = LocalDate.of(2026, 12, 5);

    private static final GatheringEvent PLANNED = new GatheringEvent.Planned(
            ID, "SANGO", "REGULAR", "OWN", "冬の過ごし方", START, END, "会館", "札幌市", List.of("VENUE", "ZOOM"));
    private static final GatheringEvent PUBLISHED = new GatheringEvent.Published(
            ID, "SANGO", "REGULAR", "OWN", START, END, "会館", "札幌市", List.of("VENUE", "ZOOM"));
    private static final GatheringEvent CANCELLED = new GatheringEvent.Cancelled(ID, "雪のため", true);
    private static final GatheringEvent CONCLUDED = new GatheringEvent.Concluded(ID);

    private static final Instant NOW = START.minus(Duration.ofDays(30));
    private static final Circumstances AHEAD = new Circumstances(NOW, false, false);

    private static Plan plan(Programme programme, Kind kind, Instant start, Instant end, Set<Entrance> doors) {
        return new Plan(ID, programme, kind, "冬の過ごし方", start, end, "会館", "札幌市", doors, Details.NONE, AHEAD);
    }

    private static Plan plan(Kind kind, Details details, Circumstances circumstances) {
        return new Plan(
                ID,
                kind.programme(),
                kind,
                "冬の過ごし方",
                START,
                END,
                "会館",
                "札幌市",
                Set.of(Entrance.VENUE, Entrance.ZOOM),
                details,
                circumstances);
    }

    private static final Plan PLAN =
            plan(Programme.SANGO, Kind.REGULAR, START, END, Set.of(Entrance.ZOOM, Entrance.VENUE));

    private static GatheringState after(GatheringEvent... past) {
        GatheringState state = new GatheringState.Absent();
        for (GatheringEvent event : past) {
            state = state.evolve(event);
        }
        return state;
    }

    private static List<GatheringEvent> decide(GatheringCommand command, GatheringEvent... past) {
        return GatheringDecider.decide(command, after(past));
    }

    private static void refuses(GatheringRule rule, GatheringCommand command, GatheringEvent... past) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(command, past))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @Test
    void plans_a_gathering() {
        assertThat(decide(PLAN)).containsExactly(PLANNED);
    }

    @Test
    void refuses_to_plan_the_same_gathering_again() {
        refuses(GatheringRule.GATHERING_ALREADY_PLANNED, PLAN, PLANNED);
    }

    @ParameterizedTest
    @EnumSource
    void plans_every_kind_in_its_own_programme_only(Kind kind) {
        for (Programme programme : Programme.values()) {
            Plan plan = plan(programme, kind, START, END, Set.of(Entrance.VENUE));
            if (programme == kind.programme()) {
                assertThat(decide(plan)).hasSize(1);
            } else {
                refuses(GatheringRule.KIND_NOT_IN_PROGRAMME, plan);
            }
        }
    }

    @Test
    void commissioned_gatherings_are_tagged() {
        assertThat(decide(plan(Programme.YORIDOKORO, Kind.PERSONS, START, END, Set.of(Entrance.VENUE))))
                .first()
                .extracting(event -> ((GatheringEvent.Planned) event).mandate())
                .isEqualTo("COMMISSIONED");
    }

    @Test
    void refuses_an_end_that_is_not_after_the_start() {
        refuses(
                GatheringRule.END_BEFORE_START,
                plan(Programme.SANGO, Kind.REGULAR, START, START, Set.of(Entrance.VENUE)));
        refuses(GatheringRule.END_BEFORE_START, new Reschedule(ID, END, START, AHEAD), PLANNED);
    }

    @Test
    void accepts_exactly_a_day_and_refuses_more() {
        Instant dayLater = START.plus(Duration.ofHours(24));
        assertThat(decide(plan(Programme.SANGO, Kind.OUTING, START, dayLater, Set.of(Entrance.VENUE))))
                .hasSize(1);
        refuses(
                GatheringRule.LONGER_THAN_A_DAY,
                plan(Programme.SANGO, Kind.OUTING, START, dayLater.plusSeconds(1), Set.of(Entrance.VENUE)));
        refuses(
                GatheringRule.LONGER_THAN_A_DAY,
                new Reschedule(ID, START, dayLater.plusSeconds(1), AHEAD),
                PLANNED,
                PUBLISHED);
    }

    @Test
    void refuses_a_gathering_without_an_entrance() {
        refuses(GatheringRule.NO_DOOR, plan(Programme.SANGO, Kind.REGULAR, START, END, Set.of()));
    }

    @Test
    void publishes_what_was_planned_at_the_time_that_it_was_moved_to() {
        assertThat(decide(new Publish(ID), PLANNED)).containsExactly(PUBLISHED);
        Instant later = END.plus(Duration.ofHours(1));
        assertThat(decide(new Publish(ID), PLANNED, new GatheringEvent.Rescheduled(ID, END, later, false)))
                .containsExactly(new GatheringEvent.Published(
                        ID, "SANGO", "REGULAR", "OWN", END, later, "会館", "札幌市", List.of("VENUE", "ZOOM")));
    }

    @Test
    void refuses_to_publish_anything_but_a_plan() {
        refuses(GatheringRule.GATHERING_NOT_FOUND, new Publish(ID));
        refuses(GatheringRule.GATHERING_ALREADY_PUBLISHED, new Publish(ID), PLANNED, PUBLISHED);
        refuses(GatheringRule.GATHERING_CANCELLED, new Publish(ID), PLANNED, CANCELLED);
        refuses(GatheringRule.GATHERING_CONCLUDED, new Publish(ID), PLANNED, PUBLISHED, CONCLUDED);
    }

    @Test
    void moves_record_whether_the_gathering_was_announced() {
        Reschedule later = new Reschedule(ID, END, END.plusSeconds(60), AHEAD);
        assertThat(decide(later, PLANNED))
                .containsExactly(new GatheringEvent.Rescheduled(ID, END, END.plusSeconds(60), false));
        assertThat(decide(later, PLANNED, PUBLISHED))
                .containsExactly(new GatheringEvent.Rescheduled(ID, END, END.plusSeconds(60), true));
    }

    @Test
    void moving_to_the_same_time_is_no_event_and_to_another_start_or_end_is() {
        assertThat(decide(new Reschedule(ID, START, END, AHEAD), PLANNED)).isEmpty();
        assertThat(decide(new Reschedule(ID, START, END, AHEAD), PLANNED, PUBLISHED))
                .isEmpty();
        assertThat(decide(new Reschedule(ID, START, END.plusSeconds(1), AHEAD), PLANNED))
                .hasSize(1);
        assertThat(decide(new Reschedule(ID, START.plusSeconds(1), END, AHEAD), PLANNED, PUBLISHED))
                .hasSize(1);
    }

    @Test
    void refuses_to_move_a_finished_or_unknown_gathering() {
        Reschedule later = new Reschedule(ID, END, END.plusSeconds(60), AHEAD);
        refuses(GatheringRule.GATHERING_NOT_FOUND, later);
        refuses(GatheringRule.GATHERING_CANCELLED, later, PLANNED, CANCELLED);
        refuses(GatheringRule.GATHERING_CONCLUDED, later, PLANNED, PUBLISHED, CONCLUDED);
    }

    @Test
    void cancels_with_a_reason_and_records_whether_it_was_announced() {
        assertThat(decide(new Cancel(ID, " 雪のため ", null), PLANNED))
                .containsExactly(new GatheringEvent.Cancelled(ID, "雪のため", false));
        assertThat(decide(new Cancel(ID, " 雪のため ", null), PLANNED, PUBLISHED))
                .containsExactly(new GatheringEvent.Cancelled(ID, "雪のため", true));
    }

    @Test
    void refuses_to_cancel_without_a_reason_or_a_finished_or_unknown_gathering() {
        refuses(GatheringRule.NO_REASON, new Cancel(ID, "  ", null), PLANNED);
        refuses(GatheringRule.GATHERING_NOT_FOUND, new Cancel(ID, "雪のため", null));
        refuses(GatheringRule.GATHERING_CANCELLED, new Cancel(ID, "雪のため", null), PLANNED, CANCELLED);
        refuses(GatheringRule.GATHERING_CONCLUDED, new Cancel(ID, "雪のため", null), PLANNED, PUBLISHED, CONCLUDED);
    }

    @Test
    void concludes_on_its_day_in_japan_and_after_but_not_before() {
        assertThat(decide(new Conclude(ID, ITS_DAY), PLANNED, PUBLISHED)).containsExactly(CONCLUDED);
        assertThat(decide(new Conclude(ID, ITS_DAY.plusDays(40)), PLANNED, PUBLISHED))
                .containsExactly(CONCLUDED);
        refuses(GatheringRule.GATHERING_NOT_YET_HELD, new Conclude(ID, ITS_DAY.minusDays(1)), PLANNED, PUBLISHED);
    }

    @Test
    void refuses_to_conclude_an_unannounced_or_finished_gathering() {
        refuses(GatheringRule.GATHERING_NOT_FOUND, new Conclude(ID, ITS_DAY));
        refuses(GatheringRule.GATHERING_NOT_PUBLISHED, new Conclude(ID, ITS_DAY), PLANNED);
        refuses(GatheringRule.GATHERING_CANCELLED, new Conclude(ID, ITS_DAY), PLANNED, PUBLISHED, CANCELLED);
        refuses(GatheringRule.GATHERING_CONCLUDED, new Conclude(ID, ITS_DAY), PLANNED, PUBLISHED, CONCLUDED);
    }

    @Test
    void keeps_the_details() {
        Details details = new Details(List.of("ゲーム", "フリー"), 15, "駅前", "飲みもの", "小雨なら行う");
        assertThat(decide(plan(Kind.OUTING, details, AHEAD)))
                .singleElement()
                .extracting("details")
                .isEqualTo(details);
    }

    @ParameterizedTest
    @EnumSource
    void only_an_outing_has_meeting_point_gear_and_rain_rule(Kind kind) {
        Map<GatheringRule, Details> each = Map.of(
                GatheringRule.MEETING_POINT_WITHOUT_OUTING, new Details(List.of(), null, "駅前", null, null),
                GatheringRule.GEAR_WITHOUT_OUTING, new Details(List.of(), null, null, "飲みもの", null),
                GatheringRule.RAIN_RULE_WITHOUT_OUTING, new Details(List.of(), null, null, null, "行う"));
        each.forEach((rule, details) -> {
            if (kind == Kind.OUTING) {
                assertThat(decide(plan(kind, details, AHEAD))).hasSize(1);
            } else {
                refuses(rule, plan(kind, details, AHEAD));
            }
        });
        assertThat(decide(plan(kind, new Details(List.of("ゲーム"), 8, null, null, null), AHEAD)))
                .hasSize(1);
    }

    @Test
    void refuses_to_plan_in_the_past_except_as_a_late_record() {
        assertThat(decide(plan(Kind.REGULAR, Details.NONE, new Circumstances(END.minusMillis(1), false, false))))
                .containsExactly(PLANNED);
        refuses(GatheringRule.IN_THE_PAST, plan(Kind.REGULAR, Details.NONE, new Circumstances(END, false, false)));
        assertThat(decide(plan(Kind.REGULAR, Details.NONE, new Circumstances(END, true, false))))
                .singleElement()
                .extracting("lateRecord")
                .isEqualTo(true);
        assertThat(decide(plan(Kind.REGULAR, Details.NONE, new Circumstances(NOW, true, false))))
                .singleElement()
                .extracting("lateRecord")
                .isEqualTo(false);
    }

    @Test
    void refuses_to_move_to_the_past_except_as_a_late_record() {
        Instant later = END.plusSeconds(60);
        refuses(
                GatheringRule.IN_THE_PAST,
                new Reschedule(ID, START, later, new Circumstances(later, false, false)),
                PLANNED);
        assertThat(decide(new Reschedule(ID, START, later, new Circumstances(later, true, false)), PLANNED))
                .containsExactly(new GatheringEvent.Rescheduled(ID, START, later, false, true));
        assertThat(decide(new Reschedule(ID, START, END, new Circumstances(later, false, false)), PLANNED))
                .isEmpty();
    }

    @Test
    void warns_of_a_taken_venue() {
        Circumstances taken = new Circumstances(NOW, false, true);
        refuses(GatheringRule.VENUE_TAKEN, plan(Kind.REGULAR, Details.NONE, taken));
        refuses(GatheringRule.VENUE_TAKEN, new Reschedule(ID, END, END.plusSeconds(60), taken), PLANNED);
        assertThat(decide(new Reschedule(ID, START, END, taken), PLANNED)).isEmpty();
    }

    @Test
    void a_cancelled_gathering_has_its_replacement() {
        assertThat(decide(new Cancel(ID, "雪のため", "another"), PLANNED, PUBLISHED))
                .containsExactly(new GatheringEvent.Cancelled(ID, "雪のため", true, "another"));
    }

    @Test
    void a_rule_names_the_field_that_violates_it() {
        assertThat(GatheringRule.END_BEFORE_START.code()).isEqualTo("end-before-start");
        assertThat(GatheringRule.END_BEFORE_START.field()).isEqualTo("endsAt");
        assertThat(GatheringRule.GATHERING_CANCELLED.field()).isNull();
    }
}
