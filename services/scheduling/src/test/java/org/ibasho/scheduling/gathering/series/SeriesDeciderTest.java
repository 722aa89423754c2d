package org.ibasho.scheduling.gathering.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.decision.Rule;
import org.ibasho.scheduling.gathering.GatheringRule;
import org.ibasho.scheduling.gathering.Pattern;
import org.ibasho.scheduling.gathering.series.SeriesCommand.Begin;
import org.ibasho.scheduling.gathering.series.SeriesCommand.CallOff;
import org.ibasho.scheduling.gathering.series.SeriesCommand.Change;
import org.ibasho.scheduling.gathering.series.SeriesEvent.CalledOff;
import org.ibasho.scheduling.gathering.series.SeriesEvent.Changed;
import org.ibasho.scheduling.gathering.series.SeriesEvent.Part;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.junit.jupiter.api.Test;

class SeriesDeciderTest {

    private static final String ID = "0193a1b2-0000-7000-8000-000000000002";
    private static final String RULE = "FREQ=MONTHLY;BYDAY=2SA;UNTIL=20270630";
    private static final LocalDate FIRST = LocalDate.of(2027, 4, 1);
    private static final LocalDate APRIL = LocalDate.of(2027, 4, 10);
    private static final LocalDate MAY = LocalDate.of(2027, 5, 8);
    private static final LocalDate JUNE = LocalDate.of(2027, 6, 12);
    private static final Pattern EARLY = pattern(13, "近況");
    private static final Pattern LATE = pattern(14, "近況");
    private static final SeriesEvent BEGUN = new SeriesEvent.Begun(
            ID,
            RULE,
            FIRST,
            List.of(8),
            "SANGO",
            "REGULAR",
            EARLY,
            List.of("VENUE", "ZOOM"),
            List.of(APRIL, MAY, JUNE));

    private static Pattern pattern(int hour, String theme) {
        return new Pattern(LocalTime.of(hour, 0), LocalTime.of(16, 0), theme, "会館", "札幌市");
    }

    private static Begin begin(Programme programme, Pattern pattern, Set<Entrance> doors, List<LocalDate> dates) {
        return new Begin(ID, RULE, FIRST, List.of(8), programme, Kind.REGULAR, pattern, doors, dates);
    }

    private static List<LocalDate> days(int count) {
        return Stream.iterate(FIRST, day -> day.plusDays(1)).limit(count).toList();
    }

    private static List<SeriesEvent> decide(SeriesCommand command, SeriesEvent... past) {
        SeriesState state = new SeriesState.Absent();
        for (SeriesEvent event : past) {
            state = state.evolve(event);
        }
        return SeriesDecider.decide(command, state);
    }

    private static void refuses(Rule rule, SeriesCommand command, SeriesEvent... past) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(command, past))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @Test
    void starts_with_its_days_in_order_each_once() {
        List<LocalDate> shuffled = List.of(JUNE, APRIL, MAY, APRIL);
        assertThat(decide(begin(Programme.SANGO, EARLY, Set.of(Entrance.ZOOM, Entrance.VENUE), shuffled)))
                .containsExactly(BEGUN);
    }

    @Test
    void refuses_to_start_twice() {
        Begin again = begin(Programme.SANGO, EARLY, Set.of(Entrance.VENUE), List.of(APRIL));
        refuses(SeriesRule.SERIES_ALREADY_BEGUN, again, BEGUN);
    }

    @Test
    void refuses_a_kind_of_another_programme() {
        refuses(
                GatheringRule.KIND_NOT_IN_PROGRAMME,
                begin(Programme.YORIDOKORO, EARLY, Set.of(Entrance.VENUE), List.of(APRIL)));
    }

    @Test
    void refuses_an_end_that_is_not_after_the_start() {
        refuses(
                GatheringRule.END_BEFORE_START,
                begin(Programme.SANGO, pattern(16, "近況"), Set.of(Entrance.VENUE), List.of(APRIL)));
        refuses(GatheringRule.END_BEFORE_START, new Change(ID, null, pattern(17, "近況")), BEGUN);
    }

    @Test
    void refuses_a_series_without_an_entrance() {
        refuses(GatheringRule.NO_DOOR, begin(Programme.SANGO, EARLY, Set.of(), List.of(APRIL)));
    }

    @Test
    void accepts_1_to_400_days() {
        assertThat(decide(begin(Programme.SANGO, EARLY, Set.of(Entrance.VENUE), days(400))))
                .hasSize(1);
        refuses(SeriesRule.SERIES_WITHOUT_DAYS, begin(Programme.SANGO, EARLY, Set.of(Entrance.VENUE), List.of()));
        refuses(SeriesRule.SERIES_TOO_LONG, begin(Programme.SANGO, EARLY, Set.of(Entrance.VENUE), days(401)));
    }

    @Test
    void changes_all_days() {
        assertThat(decide(new Change(ID, null, LATE), BEGUN))
                .containsExactly(new Changed(ID, List.of(new Part(List.of(APRIL, MAY, JUNE), EARLY)), LATE));
    }

    @Test
    void changes_a_day_and_later_ones() {
        assertThat(decide(new Change(ID, MAY, LATE), BEGUN))
                .containsExactly(new Changed(ID, List.of(new Part(List.of(MAY, JUNE), EARLY)), LATE));
    }

    @Test
    void keeps_the_latest_pattern_of_each_day() {
        SeriesEvent fromMay = new Changed(ID, List.of(new Part(List.of(MAY, JUNE), EARLY)), LATE);
        Pattern free = pattern(14, "自由");
        assertThat(decide(new Change(ID, null, free), BEGUN, fromMay))
                .containsExactly(new Changed(
                        ID, List.of(new Part(List.of(APRIL), EARLY), new Part(List.of(MAY, JUNE), LATE)), free));
    }

    @Test
    void an_unchanged_value_is_no_change() {
        SeriesEvent fromMay = new Changed(ID, List.of(new Part(List.of(MAY, JUNE), EARLY)), LATE);
        assertThat(decide(new Change(ID, null, EARLY), BEGUN)).isEmpty();
        assertThat(decide(new Change(ID, null, LATE), BEGUN, fromMay))
                .containsExactly(new Changed(ID, List.of(new Part(List.of(APRIL), EARLY)), LATE));
    }

    @Test
    void cancels_all_days_or_a_day_and_later_ones() {
        assertThat(decide(new CallOff(ID, null, " 休み "), BEGUN))
                .containsExactly(new CalledOff(ID, List.of(APRIL, MAY, JUNE), "休み"));
        assertThat(decide(new CallOff(ID, JUNE, "休み"), BEGUN)).containsExactly(new CalledOff(ID, List.of(JUNE), "休み"));
        refuses(GatheringRule.NO_REASON, new CallOff(ID, null, " "), BEGUN);
    }

    @Test
    void cancelled_gatherings_are_left_unchanged() {
        SeriesEvent juneIsOff = new CalledOff(ID, List.of(JUNE), "休み");
        assertThat(decide(new Change(ID, MAY, LATE), BEGUN, juneIsOff))
                .containsExactly(new Changed(ID, List.of(new Part(List.of(MAY), EARLY)), LATE));
        refuses(SeriesRule.NOTHING_LEFT_OF_SERIES, new Change(ID, JUNE, LATE), BEGUN, juneIsOff);
        refuses(SeriesRule.NOTHING_LEFT_OF_SERIES, new CallOff(ID, JUNE, "休み"), BEGUN, juneIsOff);
        refuses(SeriesRule.NOTHING_LEFT_OF_SERIES, new CallOff(ID, JUNE.plusDays(1), "休み"), BEGUN);
    }

    @Test
    void refuses_commands_for_an_unknown_series() {
        refuses(SeriesRule.SERIES_NOT_FOUND, new Change(ID, null, LATE));
        refuses(SeriesRule.SERIES_NOT_FOUND, new CallOff(ID, null, "休み"));
    }

    @Test
    void a_rule_names_the_field_that_violates_it() {
        assertThat(SeriesRule.SERIES_TOO_LONG.code()).isEqualTo("series-too-long");
        assertThat(SeriesRule.SERIES_TOO_LONG.field()).isEqualTo("dates");
        assertThat(SeriesRule.SERIES_TOO_LONG.kind()).isEqualTo(Rule.Kind.INVALID);
        assertThat(SeriesRule.SERIES_NOT_FOUND.field()).isNull();
    }
}
