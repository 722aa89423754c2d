package org.ibasho.scheduling.site.month;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;

/**
 * A month as a grid of weeks from Sunday to Saturday.
 *
 * @param weeks seven days each; the first and last may include days of other months
 */
public record MonthGrid(List<List<Day>> weeks) {

    private static final int WEEK = 7;

    public MonthGrid {
        weeks = List.copyOf(weeks);
    }

    /**
     * A day of the grid.
     *
     * @param inside whether it is in the month
     * @param gatherings the gatherings that start on it
     */
    public record Day(LocalDate date, boolean inside, List<CalendarEntry> gatherings) {

        public Day {
            gatherings = List.copyOf(gatherings);
        }
    }

    /** Assigns gatherings, which are ordered by start, to their days. */
    public static MonthGrid of(YearMonth month, List<CalendarEntry> gatherings) {
        LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
        return new MonthGrid(
                Stream.iterate(first, sunday -> !sunday.isAfter(month.atEndOfMonth()), sunday -> sunday.plusDays(WEEK))
                        .map(sunday -> week(sunday, month, gatherings))
                        .toList());
    }

    private static List<Day> week(LocalDate sunday, YearMonth month, List<CalendarEntry> gatherings) {
        return IntStream.range(0, WEEK)
                .mapToObj(sunday::plusDays)
                .map(date -> new Day(
                        date,
                        YearMonth.from(date).equals(month),
                        gatherings.stream()
                                .filter(gathering -> gathering.day().equals(date))
                                .toList()))
                .toList();
    }
}
