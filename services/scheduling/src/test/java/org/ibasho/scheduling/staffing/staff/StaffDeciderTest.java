package org.ibasho.scheduling.staffing.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.staffing.staff.StaffEvent.AwayDropped;
import org.ibasho.scheduling.staffing.staff.StaffEvent.AwayNoted;
import org.ibasho.scheduling.staffing.staff.StaffEvent.BreakBegun;
import org.ibasho.scheduling.staffing.staff.StaffEvent.BreakEnded;
import org.ibasho.scheduling.staffing.staff.StaffEvent.Changed;
import org.ibasho.scheduling.staffing.staff.StaffEvent.Engaged;
import org.ibasho.scheduling.staffing.staff.StaffEvent.EngagementMoved;
import org.ibasho.scheduling.staffing.staff.StaffEvent.Erased;
import org.ibasho.scheduling.staffing.staff.StaffEvent.Joined;
import org.ibasho.scheduling.staffing.staff.StaffEvent.Left;
import org.ibasho.scheduling.staffing.staff.StaffEvent.Released;
import org.ibasho.scheduling.staffing.staff.StaffMember.Engagement;
import org.ibasho.scheduling.staffing.staff.StaffMember.Held;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StaffDeciderTest {

    private static final String ID = "0193a1b2-0000-7000-8000-000000000001";
    /** 2026-12-05 00:30 in Japan, which is the day before in UTC. */
    private static final Instant START = Instant.parse("2026-12-04T15:30:00Z");

    private static final Instant END = START.plusSeconds(7200);
    private static final LocalDate ITS_DAY = LocalDate.of(2026, 12, 5);
    private static final StaffEvent JOINED = joined("CHAIR");
    private static final StaffEvent ENGAGED = new Engaged(ID, "other", "CHAIR", START, END);

    private static StaffEvent joined(String role, StaffEvent.Held... held) {
        return new Joined(ID, "ゆき", List.of(role), List.of(held));
    }

    private static StaffEvent.Held firstAid(@Nullable LocalDate until) {
        return new StaffEvent.Held("FIRST_AID", until);
    }

    private static StaffCommand engage(@Nullable Qualification needed) {
        return new StaffCommand.Engage(ID, new Engagement("g", StaffRole.CHAIR, START, END), needed);
    }

    private static StaffMember after(StaffEvent... past) {
        StaffMember member = StaffMember.UNKNOWN;
        for (StaffEvent event : past) {
            member = member.evolve(event);
        }
        return member;
    }

    private static List<StaffEvent> decide(StaffCommand command, StaffEvent... past) {
        return StaffDecider.decide(command, after(past));
    }

    private static void refuses(StaffRule rule, StaffCommand command, StaffEvent... past) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(command, past))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @Test
    void a_staff_member_joins_once() {
        StaffCommand join = new StaffCommand.Join(
                ID, " ゆき ", Set.of(StaffRole.CHAIR), List.of(new Held(Qualification.FIRST_AID, ITS_DAY)));
        assertThat(decide(join)).containsExactly(joined("CHAIR", firstAid(ITS_DAY)));
        refuses(StaffRule.STAFF_ALREADY_JOINED, join, JOINED);
    }

    @Test
    void everybody_has_a_nickname_and_a_role() {
        refuses(StaffRule.NO_NICKNAME, new StaffCommand.Join(ID, " ", Set.of(StaffRole.CHAIR), List.of()));
        refuses(StaffRule.NO_STAFF_ROLE, new StaffCommand.Join(ID, "ゆき", Set.of(), List.of()));
        refuses(StaffRule.NO_NICKNAME, new StaffCommand.Change(ID, "", Set.of(StaffRole.CHAIR), List.of()), JOINED);
        refuses(StaffRule.NO_STAFF_ROLE, new StaffCommand.Change(ID, "ゆき", Set.of(), List.of()), JOINED);
    }

    @Test
    void changes_only_different_values() {
        StaffCommand change = new StaffCommand.Change(ID, " はる ", Set.of(StaffRole.CHAIR), List.of());
        assertThat(decide(change, JOINED)).containsExactly(new Changed(ID, "はる", List.of("CHAIR"), List.of()));
        assertThat(decide(new StaffCommand.Change(ID, "ゆき", Set.of(StaffRole.CHAIR), List.of()), JOINED))
                .isEmpty();
        assertThat(after(JOINED, new BreakBegun(ID), new Changed(ID, "はる", List.of("CHAIR"), List.of()))
                        .status())
                .isEqualTo(StaffMember.Status.ON_BREAK);
    }

    @Test
    void refuses_commands_for_unknown_or_former_staff() {
        refuses(StaffRule.STAFF_NOT_FOUND, new StaffCommand.EndBreak(ID));
        refuses(StaffRule.STAFF_NOT_FOUND, engage(null));
        refuses(StaffRule.STAFF_HAS_LEFT, engage(null), JOINED, new Left(ID));
        refuses(StaffRule.STAFF_HAS_LEFT, new StaffCommand.Leave(ID, START), JOINED, new Left(ID));
        refuses(StaffRule.STAFF_HAS_LEFT, new StaffCommand.BeginBreak(ID, START), JOINED, new Left(ID));
        refuses(StaffRule.STAFF_HAS_LEFT, new StaffCommand.NoteAway(ID, START, END), JOINED, new Left(ID));
        refuses(
                StaffRule.STAFF_HAS_LEFT,
                new StaffCommand.Change(ID, "ゆき", Set.of(StaffRole.CHAIR), List.of()),
                JOINED,
                new Left(ID));
    }

    @Test
    void adds_and_withdraws_an_absence() {
        StaffCommand note = new StaffCommand.NoteAway(ID, START, END);
        AwayNoted noted = new AwayNoted(ID, START, END);
        assertThat(decide(note, JOINED)).containsExactly(noted);
        assertThat(decide(note, JOINED, noted)).isEmpty();
        refuses(StaffRule.AWAY_ENDS_BEFORE_IT_BEGINS, new StaffCommand.NoteAway(ID, START, START), JOINED);
        StaffCommand drop = new StaffCommand.DropAway(ID, START, END);
        assertThat(decide(drop, JOINED, noted)).containsExactly(new AwayDropped(ID, START, END));
        assertThat(decide(drop, JOINED, noted, new AwayDropped(ID, START, END))).isEmpty();
    }

    @Test
    void only_who_has_left_is_erased_and_only_once() {
        refuses(StaffRule.STAFF_NOT_FOUND, new StaffCommand.Erase(ID));
        refuses(StaffRule.STAFF_HAS_NOT_LEFT, new StaffCommand.Erase(ID), JOINED);
        refuses(StaffRule.STAFF_HAS_NOT_LEFT, new StaffCommand.Erase(ID), JOINED, new BreakBegun(ID));
        assertThat(decide(new StaffCommand.Erase(ID), JOINED, new Left(ID))).containsExactly(new Erased(ID));
        assertThat(decide(new StaffCommand.Erase(ID), JOINED, new Left(ID), new Erased(ID)))
                .isEmpty();
    }

    @Test
    void whoever_was_erased_does_nothing_any_more() {
        StaffEvent[] past = {JOINED, new Left(ID), new Erased(ID)};
        refuses(StaffRule.STAFF_HAS_LEFT, new StaffCommand.Leave(ID, START), past);
        refuses(StaffRule.STAFF_HAS_LEFT, new StaffCommand.BeginBreak(ID, START), past);
        refuses(StaffRule.STAFF_HAS_LEFT, new StaffCommand.NoteAway(ID, START, END), past);
        refuses(StaffRule.STAFF_HAS_LEFT, engage(null), past);
        assertThat(after(past).nickname()).isEqualTo(org.ibasho.chassis.sealing.Erased.TEXT);
        assertThat(after(past).qualifications()).isEmpty();
        assertThat(after(past).away()).isEmpty();
    }

    @Test
    void a_leave_begins_and_ends() {
        StaffCommand begin = new StaffCommand.BeginBreak(ID, START);
        assertThat(decide(begin, JOINED)).containsExactly(new BreakBegun(ID));
        refuses(StaffRule.STAFF_ON_BREAK, begin, JOINED, new BreakBegun(ID));
        refuses(StaffRule.STAFF_ON_BREAK, engage(null), JOINED, new BreakBegun(ID));
        StaffCommand end = new StaffCommand.EndBreak(ID);
        assertThat(decide(end, JOINED, new BreakBegun(ID))).containsExactly(new BreakEnded(ID));
        refuses(StaffRule.STAFF_NOT_ON_BREAK, end, JOINED);
        assertThat(decide(engage(null), JOINED, new BreakBegun(ID), new BreakEnded(ID)))
                .hasSize(1);
    }

    @Test
    void staff_with_future_seats_cannot_leave() {
        refuses(StaffRule.STAFF_STILL_EXPECTED, new StaffCommand.Leave(ID, END.minusSeconds(1)), JOINED, ENGAGED);
        refuses(StaffRule.STAFF_STILL_EXPECTED, new StaffCommand.BeginBreak(ID, START), JOINED, ENGAGED);
        assertThat(decide(new StaffCommand.Leave(ID, END), JOINED, ENGAGED)).containsExactly(new Left(ID));
        assertThat(decide(new StaffCommand.Leave(ID, START), JOINED)).containsExactly(new Left(ID));
    }

    @Test
    void takes_a_seat() {
        assertThat(decide(engage(null), JOINED)).containsExactly(new Engaged(ID, "g", "CHAIR", START, END));
    }

    @Test
    void refuses_a_seat_to_somebody_without_the_role_or_the_qualification() {
        refuses(StaffRule.STAFF_UNQUALIFIED, engage(null), joined("PEER_STAFF"));
        refuses(StaffRule.STAFF_UNQUALIFIED, engage(Qualification.FIRST_AID), JOINED);
        assertThat(decide(engage(Qualification.FIRST_AID), joined("CHAIR", firstAid(null))))
                .hasSize(1);
    }

    @Test
    void a_qualification_holds_on_its_last_day_and_no_longer() {
        StaffCommand engage = engage(Qualification.FIRST_AID);
        refuses(StaffRule.QUALIFICATION_EXPIRED, engage, joined("CHAIR", firstAid(ITS_DAY.minusDays(1))));
        assertThat(decide(engage, joined("CHAIR", firstAid(ITS_DAY)))).hasSize(1);
        assertThat(decide(engage, joined("CHAIR", firstAid(ITS_DAY.minusDays(1)), firstAid(ITS_DAY.plusDays(1)))))
                .hasSize(1);
    }

    @Test
    void refuses_a_seat_during_an_absence() {
        refuses(StaffRule.STAFF_UNAVAILABLE, engage(null), JOINED, new AwayNoted(ID, END.minusSeconds(1), END));
        refuses(StaffRule.STAFF_UNAVAILABLE, engage(null), JOINED, new AwayNoted(ID, START, START.plusSeconds(1)));
        assertThat(decide(engage(null), JOINED, new AwayNoted(ID, END, END.plusSeconds(1))))
                .hasSize(1);
        assertThat(decide(engage(null), JOINED, new AwayNoted(ID, START.minusSeconds(1), START)))
                .hasSize(1);
    }

    @Test
    void refuses_a_seat_at_a_gathering_that_overlaps_another() {
        refuses(StaffRule.STAFF_DOUBLE_BOOKED, engage(null), JOINED, ENGAGED);
        assertThat(decide(engage(null), JOINED, ENGAGED, new Released(ID, "other")))
                .hasSize(1);
        assertThat(decide(engage(null), JOINED, new Engaged(ID, "other", "CHAIR", END, END.plusSeconds(1))))
                .hasSize(1);
    }

    @Test
    void a_seat_moves_with_its_gathering_and_shows_who_is_unavailable() {
        StaffCommand move = new StaffCommand.MoveEngagement(ID, "other", END, END.plusSeconds(60));
        EngagementMoved moved = new EngagementMoved(ID, "other", END, END.plusSeconds(60));
        assertThat(decide(move, JOINED, ENGAGED)).containsExactly(moved);
        assertThat(decide(move, JOINED, ENGAGED, moved)).isEmpty();
        assertThat(decide(move, JOINED)).isEmpty();

        AwayNoted away = new AwayNoted(ID, END, END.plusSeconds(5));
        assertThat(after(JOINED, ENGAGED, away).whyNoLonger("other", null)).isEmpty();
        assertThat(after(JOINED, ENGAGED, away, moved).whyNoLonger("other", null))
                .contains(StaffRule.STAFF_UNAVAILABLE);
        StaffEvent another = new Engaged(ID, "g", "CHAIR", END, END.plusSeconds(60));
        assertThat(after(JOINED, ENGAGED, another, moved).whyNoLonger("other", null))
                .contains(StaffRule.STAFF_DOUBLE_BOOKED);
        assertThat(after(JOINED, another).whyNoLonger("other", null)).isEmpty();
        assertThat(after(JOINED, ENGAGED, another, moved).engagements())
                .containsExactlyInAnyOrder(
                        new Engagement("other", StaffRole.CHAIR, END, END.plusSeconds(60)),
                        new Engagement("g", StaffRole.CHAIR, END, END.plusSeconds(60)));
    }

    @Test
    void a_seat_shows_that_its_holder_is_no_longer_eligible() {
        assertThat(after(joined("CHAIR", firstAid(ITS_DAY)), ENGAGED).whyNoLonger("other", Qualification.FIRST_AID))
                .isEmpty();
        assertThat(after(JOINED, ENGAGED).whyNoLonger("other", Qualification.FIRST_AID))
                .contains(StaffRule.STAFF_UNQUALIFIED);
        assertThat(after(joined("CHAIR", firstAid(ITS_DAY.minusDays(1))), ENGAGED)
                        .whyNoLonger("other", Qualification.FIRST_AID))
                .contains(StaffRule.QUALIFICATION_EXPIRED);
        StaffEvent noChair = new Changed(ID, "ゆき", List.of("PEER_STAFF"), List.of());
        assertThat(after(JOINED, ENGAGED, noChair).whyNoLonger("other", null)).contains(StaffRule.STAFF_UNQUALIFIED);
    }

    @Test
    void releases_a_seat_once() {
        StaffCommand release = new StaffCommand.Release(ID, "other");
        assertThat(decide(release, JOINED, ENGAGED)).containsExactly(new Released(ID, "other"));
        assertThat(decide(release, JOINED)).isEmpty();
        assertThat(after(JOINED, ENGAGED).lastServed()).contains(START);
        assertThat(after(JOINED).lastServed()).isEmpty();
    }

    @Test
    void refusals_name_their_field() {
        assertThat(StaffRule.NO_NICKNAME.field()).isEqualTo("nickname");
        assertThat(StaffRule.NO_NICKNAME.kind()).isEqualTo(StaffRule.Kind.INVALID);
        assertThat(StaffRule.STAFF_ON_BREAK.field()).isNull();
        assertThat(StaffRule.STAFF_ON_BREAK.kind()).isEqualTo(StaffRule.Kind.CONFLICT);
    }
}
