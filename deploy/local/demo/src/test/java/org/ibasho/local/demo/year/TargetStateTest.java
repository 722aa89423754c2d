package org.ibasho.local.demo.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.ibasho.local.demo.vocabulary.Entrance;
import org.ibasho.local.demo.vocabulary.Kind;
import org.ibasho.local.demo.vocabulary.Visit;
import org.ibasho.local.demo.vocabulary.Who;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TargetStateTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final List<Count> SOME = List.of(new Count(Who.PERSON, Visit.AGAIN, Entrance.VENUE, 3));

    @Test
    void what_is_past_and_counted_was_held() {
        assertThat(on("2026-11-21", SOME, null).targetState(TODAY)).isEqualTo(TargetState.HELD);
        assertThat(on("2026-11-22", SOME, null).targetState(TODAY)).isEqualTo(TargetState.HELD);
        assertThat(on("2026-11-21", List.of(), null).targetState(TODAY)).isEqualTo(TargetState.HELD);
    }

    @Test
    void numbers_of_a_day_to_come_are_not_believed() {
        assertThat(on("2026-11-23", SOME, null).targetState(TODAY)).isEqualTo(TargetState.PUBLISHED);
    }

    @Test
    void what_is_past_and_not_counted_stays_published() {
        assertThat(on("2026-04-01", null, null).targetState(TODAY)).isEqualTo(TargetState.PUBLISHED);
    }

    @Test
    void what_lies_ahead_is_published_for_this_month_and_two_more() {
        assertThat(on("2026-11-30", null, null).targetState(TODAY)).isEqualTo(TargetState.PUBLISHED);
        assertThat(on("2027-01-31", null, null).targetState(TODAY)).isEqualTo(TargetState.PUBLISHED);
        assertThat(on("2027-02-01", null, null).targetState(TODAY)).isEqualTo(TargetState.PLANNED);
    }

    @Test
    void what_is_cancelled_is_cancelled_before_its_day_too() {
        assertThat(on("2026-08-29", null, "大雨").targetState(TODAY)).isEqualTo(TargetState.CANCELLED);
        assertThat(on("2027-03-01", null, "工事").targetState(TODAY)).isEqualTo(TargetState.CANCELLED);
    }

    private static GatheringEntry on(String day, @Nullable List<Count> counted, @Nullable String cancelled) {
        Span span = new Span(LocalDate.parse(day), new Span.Hours(LocalTime.of(13, 0), LocalTime.of(15, 0)));
        Venue venue = new Venue("部屋", "札幌市");
        return new GatheringEntry(
                day,
                Kind.REGULAR,
                null,
                span,
                null,
                venue,
                List.of(Entrance.VENUE),
                cancelled,
                counted,
                null,
                List.of());
    }
}
