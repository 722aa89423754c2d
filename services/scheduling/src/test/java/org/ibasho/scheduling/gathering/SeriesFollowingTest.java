package org.ibasho.scheduling.gathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.GatheringCommand.CancelWithSeries;
import org.ibasho.scheduling.gathering.GatheringCommand.FollowSeries;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesFollowingTest {

    private static final String ID = "0193a1b2-0000-7000-8000-000000000001";
    private static final Instant NOW = Instant.parse("2027-04-01T00:00:00Z");
    /** 2027-04-10 13:30 in Japan. */
    private static final Instant START = Instant.parse("2027-04-10T04:30:00Z");

    private static final Instant END = Instant.parse("2027-04-10T07:00:00Z");
    private static final Instant NEW_START = Instant.parse("2027-04-10T05:00:00Z");
    private static final Instant NEW_END = Instant.parse("2027-04-10T08:00:00Z");
    private static final Pattern BEFORE = pattern("13:30", "16:00", "近況", "会館");
    private static final GatheringEvent PLANNED =
            new GatheringEvent.Planned(ID, "SANGO", "REGULAR", "OWN", "近況", START, END, "会館", "札幌市", List.of("VENUE"));
    private static final GatheringEvent PUBLISHED =
            new GatheringEvent.Published(ID, "SANGO", "REGULAR", "OWN", START, END, "会館", "札幌市", List.of("VENUE"));
    private static final FollowSeries LATER_ELSEWHERE = follow(pattern("14:00", "17:00", "近況", "公民館"));

    private static Pattern pattern(String start, String end, @Nullable String theme, String venue) {
        return new Pattern(LocalTime.parse(start), LocalTime.parse(end), theme, venue, "札幌市");
    }

    private static FollowSeries follow(Pattern after) {
        return new FollowSeries(ID, BEFORE, after, NOW);
    }

    private static List<GatheringEvent> decide(GatheringCommand command, GatheringEvent... past) {
        GatheringState state = new GatheringState.Absent();
        for (GatheringEvent event : past) {
            state = state.evolve(event);
        }
        return GatheringDecider.decide(command, state);
    }

    private static void refuses(GatheringRule rule, GatheringCommand command, GatheringEvent... past) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(command, past))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    private static GatheringEvent moved(String start, String end) {
        return new GatheringEvent.Rescheduled(ID, Instant.parse(start), Instant.parse(end), false);
    }

    private static GatheringEvent revised(@Nullable String theme, String venue, boolean published) {
        return revised(theme, venue, "札幌市", published);
    }

    private static GatheringEvent revised(@Nullable String theme, String venue, String town, boolean published) {
        boolean relocated = !(venue.equals("会館") && town.equals("札幌市"));
        return new GatheringEvent.Revised(ID, theme, venue, town, published, List.of("VENUE"), Details.NONE, relocated);
    }

    @Test
    void a_plan_takes_time_and_venue_of_its_series() {
        assertThat(decide(LATER_ELSEWHERE, PLANNED))
                .containsExactly(
                        new GatheringEvent.Rescheduled(ID, NEW_START, NEW_END, false), revised("近況", "公民館", false));
    }

    @Test
    void announced_gatherings_take_time_and_venue_too() {
        assertThat(decide(LATER_ELSEWHERE, PLANNED, PUBLISHED))
                .containsExactly(
                        new GatheringEvent.Rescheduled(ID, NEW_START, NEW_END, true), revised("近況", "公民館", true));
    }

    @Test
    void announced_gatherings_take_the_theme() {
        FollowSeries theme = follow(pattern("13:30", "16:00", "自由", "会館"));
        assertThat(decide(theme, PLANNED, PUBLISHED)).containsExactly(revised("自由", "会館", true));
        assertThat(decide(theme, PLANNED)).containsExactly(revised("自由", "会館", false));
        assertThat(decide(theme, PLANNED, revised("自由", "会館", false))).isEmpty();
        assertThat(decide(follow(pattern("13:30", "16:00", null, "会館")), PLANNED))
                .containsExactly(revised(null, "会館", false));
    }

    @Test
    void a_day_set_by_hand_stays_and_the_time_of_day_follows() {
        GatheringEvent onSunday = moved("2027-04-11T04:30:00Z", "2027-04-11T07:00:00Z");
        assertThat(decide(follow(pattern("14:00", "17:00", "近況", "会館")), PLANNED, onSunday))
                .containsExactly(moved("2027-04-11T05:00:00Z", "2027-04-11T08:00:00Z"));
    }

    @Test
    void a_time_of_day_set_by_hand_stays_too() {
        FollowSeries later = follow(pattern("14:00", "17:00", "近況", "会館"));
        assertThat(decide(later, PLANNED, moved("2027-04-10T01:00:00Z", "2027-04-10T07:00:00Z")))
                .isEmpty();
        assertThat(decide(later, PLANNED, moved("2027-04-10T04:30:00Z", "2027-04-10T06:00:00Z")))
                .isEmpty();
    }

    @Test
    void only_its_end_can_change() {
        assertThat(decide(follow(pattern("13:30", "17:00", "近況", "会館")), PLANNED))
                .containsExactly(new GatheringEvent.Rescheduled(ID, START, NEW_END, false));
        assertThat(decide(follow(pattern("13:00", "16:00", "近況", "会館")), PLANNED))
                .containsExactly(new GatheringEvent.Rescheduled(ID, Instant.parse("2027-04-10T04:00:00Z"), END, false));
    }

    @Test
    void a_theme_and_a_venue_set_by_hand_stay() {
        FollowSeries other = follow(new Pattern(LocalTime.of(13, 30), LocalTime.of(16, 0), "自由", "公民館", "江別市"));
        assertThat(decide(other, PLANNED, revised("山", "駅", false))).isEmpty();
        assertThat(decide(other, PLANNED, revised("山", "会館", "小樽市", false))).isEmpty();
        assertThat(decide(other, PLANNED, revised("山", "会館", false)))
                .containsExactly(revised("山", "公民館", "江別市", false));
    }

    @Test
    void another_town_is_another_venue() {
        FollowSeries town = follow(new Pattern(LocalTime.of(13, 30), LocalTime.of(16, 0), "近況", "会館", "江別市"));
        assertThat(decide(town, PLANNED)).containsExactly(revised("近況", "会館", "江別市", false));
    }

    @Test
    void begun_or_finished_gatherings_do_not_follow() {
        FollowSeries tooLate = new FollowSeries(ID, BEFORE, LATER_ELSEWHERE.after(), START);
        assertThat(decide(tooLate, PLANNED)).isEmpty();
        assertThat(decide(tooLate, PLANNED, PUBLISHED)).isEmpty();
        assertThat(decide(LATER_ELSEWHERE, PLANNED, new GatheringEvent.Cancelled(ID, "雪", false)))
                .isEmpty();
        assertThat(decide(LATER_ELSEWHERE, PLANNED, PUBLISHED, new GatheringEvent.Concluded(ID)))
                .isEmpty();
        refuses(GatheringRule.GATHERING_NOT_FOUND, LATER_ELSEWHERE);
    }

    @Test
    void is_cancelled_with_its_series_if_it_is_in_the_future() {
        CancelWithSeries cancel = new CancelWithSeries(ID, " 会場が閉まるため ", NOW);
        assertThat(decide(cancel, PLANNED)).containsExactly(new GatheringEvent.Cancelled(ID, "会場が閉まるため", false));
        assertThat(decide(cancel, PLANNED, PUBLISHED))
                .containsExactly(new GatheringEvent.Cancelled(ID, "会場が閉まるため", true));
        assertThat(decide(new CancelWithSeries(ID, "雪", START), PLANNED)).isEmpty();
        assertThat(decide(cancel, PLANNED, new GatheringEvent.Cancelled(ID, "雪", false)))
                .isEmpty();
        assertThat(decide(cancel, PLANNED, PUBLISHED, new GatheringEvent.Concluded(ID)))
                .isEmpty();
        refuses(GatheringRule.GATHERING_NOT_FOUND, cancel);
        refuses(GatheringRule.NO_REASON, new CancelWithSeries(ID, " ", NOW), PLANNED);
    }

    @Test
    void a_revised_plan_is_announced_as_it_is_now() {
        assertThat(decide(new GatheringCommand.Publish(ID), PLANNED, revised("自由", "公民館", false)))
                .singleElement()
                .extracting("venue")
                .isEqualTo("公民館");
    }
}
