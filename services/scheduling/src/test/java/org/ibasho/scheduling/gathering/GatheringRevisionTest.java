package org.ibasho.scheduling.gathering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.GatheringCommand.Revise;
import org.ibasho.scheduling.programme.Entrance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GatheringRevisionTest {

    private static final String ID = "0193a1b2-0000-7000-8000-000000000001";
    private static final Instant START = Instant.parse("2027-04-10T04:30:00Z");
    private static final Instant END = Instant.parse("2027-04-10T07:00:00Z");
    private static final GatheringEvent PLANNED = planned("REGULAR");
    private static final GatheringEvent PUBLISHED =
            new GatheringEvent.Published(ID, "SANGO", "REGULAR", "OWN", START, END, "会館", "札幌市", List.of("VENUE"));
    private static final Details GAMES = new Details(List.of("ゲーム"), 10, null, null, null);
    private static final Details OUTSIDE = new Details(List.of(), null, "駅前", "飲みもの", "小雨なら行う");
    private static final Revise SAME = revise("近況", "会館", "札幌市", Details.NONE, false);

    private static GatheringEvent planned(String kind) {
        return new GatheringEvent.Planned(ID, "SANGO", kind, "OWN", "近況", START, END, "会館", "札幌市", List.of("VENUE"));
    }

    private static Revise revise(
            @Nullable String theme, String venue, String town, Details details, boolean venueTaken) {
        return new Revise(ID, theme, venue, town, Set.of(Entrance.VENUE), details, venueTaken);
    }

    private static GatheringEvent revised(
            @Nullable String theme, String venue, String town, boolean published, Details details, boolean relocated) {
        return new GatheringEvent.Revised(ID, theme, venue, town, published, List.of("VENUE"), details, relocated);
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

    @Test
    void a_revision_replaces_the_values_and_records_whether_it_was_announced() {
        Revise theme = revise("川", "会館", "札幌市", Details.NONE, false);
        assertThat(decide(theme, PLANNED)).containsExactly(revised("川", "会館", "札幌市", false, Details.NONE, false));
        assertThat(decide(theme, PLANNED, PUBLISHED))
                .containsExactly(revised("川", "会館", "札幌市", true, Details.NONE, false));
        assertThat(decide(revise(null, "会館", "札幌市", GAMES, false), PLANNED))
                .containsExactly(revised(null, "会館", "札幌市", false, GAMES, false));
    }

    @Test
    void another_venue_town_or_entrance_counts_as_relocated() {
        assertThat(decide(revise("近況", "公民館", "札幌市", Details.NONE, false), PLANNED, PUBLISHED))
                .containsExactly(revised("近況", "公民館", "札幌市", true, Details.NONE, true));
        assertThat(decide(revise("近況", "会館", "江別市", Details.NONE, false), PLANNED))
                .containsExactly(revised("近況", "会館", "江別市", false, Details.NONE, true));
        Revise online = new Revise(ID, "近況", "会館", "札幌市", Set.of(Entrance.ZOOM, Entrance.VENUE), Details.NONE, false);
        assertThat(decide(online, PLANNED))
                .containsExactly(new GatheringEvent.Revised(
                        ID, "近況", "会館", "札幌市", false, List.of("VENUE", "ZOOM"), Details.NONE, true));
    }

    @Test
    void a_repetition_leads_to_no_event() {
        assertThat(decide(SAME, PLANNED)).isEmpty();
        assertThat(decide(SAME, PLANNED, PUBLISHED)).isEmpty();
        Revise games = revise("近況", "会館", "札幌市", GAMES, false);
        GatheringEvent now = revised("近況", "会館", "札幌市", false, GAMES, false);
        assertThat(decide(games, PLANNED, now)).isEmpty();
        assertThat(decide(SAME, PLANNED, now)).hasSize(1);
    }

    @Test
    void events_from_before_details_existed_leave_details_and_entrances_unchanged() {
        GatheringEvent old = new GatheringEvent.Revised(ID, "川", "公民館", "江別市", false, null, null, false);
        assertThat(decide(
                        revise("川", "公民館", "江別市", GAMES, false),
                        PLANNED,
                        revised("近況", "会館", "札幌市", false, GAMES, false),
                        old))
                .isEmpty();
    }

    @Test
    void is_announced_as_it_is_now() {
        GatheringEvent online =
                new GatheringEvent.Revised(ID, "川", "公民館", "江別市", false, List.of("ZOOM"), Details.NONE, true);
        assertThat(decide(new GatheringCommand.Publish(ID), PLANNED, online))
                .containsExactly(new GatheringEvent.Published(
                        ID, "SANGO", "REGULAR", "OWN", START, END, "公民館", "江別市", List.of("ZOOM")));
    }

    @Test
    void warns_of_a_taken_venue_only_after_a_change_of_venue() {
        refuses(GatheringRule.VENUE_TAKEN, revise("近況", "公民館", "札幌市", Details.NONE, true), PLANNED);
        refuses(GatheringRule.VENUE_TAKEN, revise("近況", "会館", "江別市", Details.NONE, true), PLANNED, PUBLISHED);
        assertThat(decide(revise("川", "会館", "札幌市", Details.NONE, true), PLANNED))
                .hasSize(1);
    }

    @Test
    void only_an_outing_has_a_meeting_point() {
        Revise outside = revise("近況", "会館", "札幌市", OUTSIDE, false);
        assertThat(decide(outside, planned("OUTING"))).hasSize(1);
        refuses(GatheringRule.MEETING_POINT_WITHOUT_OUTING, outside, PLANNED);
        refuses(GatheringRule.MEETING_POINT_WITHOUT_OUTING, outside, PLANNED, PUBLISHED);
    }

    @Test
    void refuses_a_revision_without_an_entrance() {
        refuses(GatheringRule.NO_DOOR, new Revise(ID, "近況", "会館", "札幌市", Set.of(), Details.NONE, false), PLANNED);
    }

    @Test
    void refuses_past_or_unknown_gatherings() {
        refuses(GatheringRule.GATHERING_NOT_FOUND, SAME);
        refuses(GatheringRule.GATHERING_CANCELLED, SAME, PLANNED, new GatheringEvent.Cancelled(ID, "雪", false));
        refuses(GatheringRule.GATHERING_CONCLUDED, SAME, PLANNED, PUBLISHED, new GatheringEvent.Concluded(ID));
    }
}
