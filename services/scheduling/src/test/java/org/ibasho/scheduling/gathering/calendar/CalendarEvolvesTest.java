package org.ibasho.scheduling.gathering.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.ibasho.scheduling.gathering.Details;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.gathering.GatheringEvent.Cancelled;
import org.ibasho.scheduling.gathering.GatheringEvent.Concluded;
import org.ibasho.scheduling.gathering.GatheringEvent.Planned;
import org.ibasho.scheduling.gathering.GatheringEvent.Published;
import org.ibasho.scheduling.gathering.GatheringEvent.Rescheduled;
import org.ibasho.scheduling.gathering.GatheringEvent.Revised;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry.State;
import org.ibasho.scheduling.programme.Programme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarEvolvesTest {

    private static final Instant START = Instant.parse("2032-01-10T04:30:00Z");
    private static final Instant END = Instant.parse("2032-01-10T07:00:00Z");
    private static final Instant LATER = Instant.parse("2032-01-11T04:30:00Z");
    private static final Instant LATER_END = Instant.parse("2032-01-11T07:00:00Z");
    private static final Planned PLANNED =
            new Planned("g", "SANGO", "OUTING", "OWN", "山", START, END, "駅", "小樽市", List.of("VENUE"));
    private static final Published PUBLISHED =
            new Published("g", "SANGO", "OUTING", "OWN", START, END, "駅", "小樽市", List.of("VENUE"));

    private static CalendarEntry after(GatheringEvent first, GatheringEvent... more) {
        CalendarEntry entry = new CalendarProjector().evolve(null, first);
        for (GatheringEvent event : more) {
            entry = new CalendarProjector().evolve(entry, event);
        }
        return entry;
    }

    private static CalendarEntry entry(
            Instant start, Instant end, State state, boolean announced, @Nullable String reason, long version) {
        return entry(start, end, state, announced, reason, null, version);
    }

    private static CalendarEntry entry(
            Instant start,
            Instant end,
            State state,
            boolean announced,
            @Nullable String reason,
            @Nullable Instant movedFrom,
            long version) {
        return new CalendarEntry(
                "g",
                Programme.SANGO,
                "OUTING",
                "OWN",
                "山",
                start,
                end,
                "駅",
                "小樽市",
                List.of("VENUE"),
                state,
                announced,
                reason,
                movedFrom,
                Details.NONE,
                false,
                null,
                version);
    }

    @Test
    void a_plan_is_not_announced() {
        assertThat(after(PLANNED)).isEqualTo(entry(START, END, State.PLANNED, false, null, 0));
    }

    @Test
    void a_published_one_is_announced() {
        assertThat(after(PLANNED, PUBLISHED)).isEqualTo(entry(START, END, State.PUBLISHED, true, null, 1));
    }

    @Test
    void a_moved_one_changes_only_its_time() {
        Rescheduled moved = new Rescheduled("g", LATER, LATER_END, false);
        assertThat(after(PLANNED, moved)).isEqualTo(entry(LATER, LATER_END, State.PLANNED, false, null, 1));
        assertThat(after(PLANNED, PUBLISHED, moved))
                .isEqualTo(entry(LATER, LATER_END, State.PUBLISHED, true, null, START, 2));
    }

    @Test
    void a_revised_one_has_a_new_venue_and_keeps_its_original_time() {
        CalendarEntry revised = after(
                PLANNED,
                PUBLISHED,
                new Rescheduled("g", LATER, LATER_END, true),
                new GatheringEvent.Revised("g", "海", "港", "余市町", true, null, null, true));
        assertThat(List.of(revised.venue(), revised.town())).containsExactly("港", "余市町");
        assertThat(revised.theme()).isEqualTo("海");
        assertThat(revised.startsAt()).isEqualTo(LATER);
        assertThat(revised.movedFrom()).isEqualTo(START);
        assertThat(revised.version()).isEqualTo(3);
    }

    @Test
    void a_moved_and_cancelled_one_keeps_its_original_time() {
        assertThat(after(
                                PLANNED,
                                PUBLISHED,
                                new Rescheduled("g", LATER, LATER_END, true),
                                new Cancelled("g", "雪", true))
                        .movedFrom())
                .isEqualTo(START);
    }

    @Test
    void a_cancelled_one_has_reason_and_whether_it_was_announced() {
        assertThat(after(PLANNED, new Cancelled("g", "雪", false)))
                .isEqualTo(entry(START, END, State.CANCELLED, false, "雪", 1));
        assertThat(after(PLANNED, PUBLISHED, new Cancelled("g", "雪", true)))
                .isEqualTo(entry(START, END, State.CANCELLED, true, "雪", 2));
    }

    @Test
    void a_concluded_one_stays_announced() {
        assertThat(after(PLANNED, PUBLISHED, new Concluded("g")))
                .isEqualTo(entry(START, END, State.CONCLUDED, true, null, 2));
    }

    @Test
    void a_revised_one_changes_only_theme_or_venue() {
        CalendarEntry revised = after(PLANNED, PUBLISHED, new Revised("g", "川", "公園", "江別市", true, null, null, true));
        assertThat(revised)
                .extracting(CalendarEntry::theme, CalendarEntry::venue, CalendarEntry::town, CalendarEntry::version)
                .containsExactly("川", "公園", "江別市", 2L);
        assertThat(revised)
                .extracting(CalendarEntry::startsAt, CalendarEntry::state, CalendarEntry::announced)
                .containsExactly(START, State.PUBLISHED, true);
    }

    @Test
    void a_revised_one_has_new_entrances_and_details_where_given() {
        Details games = new Details(List.of("ゲーム"), 10, null, null, null);
        Revised said = new Revised("g", "川", "公園", "江別市", true, List.of("ZOOM"), games, true);
        assertThat(after(PLANNED, said))
                .extracting(CalendarEntry::doors, CalendarEntry::details)
                .containsExactly(List.of("ZOOM"), games);
        assertThat(after(PLANNED, said, new Revised("g", "海", "港", "余市町", true, null, null, false)))
                .extracting(CalendarEntry::theme, CalendarEntry::doors, CalendarEntry::details)
                .containsExactly("海", List.of("ZOOM"), games);
    }

    @Test
    void a_late_record_stays_one_until_it_moves_to_the_future() {
        CalendarEntry late = after(PLANNED, new Rescheduled("g", LATER, LATER_END, false, true));
        assertThat(late.lateRecord()).isTrue();
        assertThat(after(PLANNED, new Rescheduled("g", LATER, LATER_END, false, true), PUBLISHED)
                        .lateRecord())
                .isTrue();
        assertThat(after(
                                PLANNED,
                                new Rescheduled("g", LATER, LATER_END, false, true),
                                new Rescheduled("g", START, END, false, false))
                        .lateRecord())
                .isFalse();
    }

    @Test
    void a_cancelled_one_has_its_replacement() {
        assertThat(after(PLANNED, PUBLISHED, new Cancelled("g", "雪", true, "other"))
                        .replacementId())
                .isEqualTo("other");
    }
}
