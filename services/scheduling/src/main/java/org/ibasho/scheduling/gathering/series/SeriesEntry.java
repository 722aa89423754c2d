package org.ibasho.scheduling.gathering.series;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.ibasho.scheduling.gathering.Pattern;
import org.ibasho.scheduling.gathering.recurrence.Recurrence;

/**
 * A series in its current state.
 *
 * @param without the numbers of the excluded months
 * @param pattern its latest pattern
 * @param allDates all days that it started with
 * @param dates the days that were not cancelled with the series
 */
public record SeriesEntry(
        String id,
        String rule,
        LocalDate first,
        List<Integer> without,
        String programme,
        String kind,
        Pattern pattern,
        List<String> doors,
        List<LocalDate> allDates,
        List<LocalDate> dates,
        long version) {

    public SeriesEntry {
        without = List.copyOf(without);
        doors = List.copyOf(doors);
        allDates = List.copyOf(allDates);
        dates = List.copyOf(dates);
    }

    /** The rule in words. */
    public String sentence(Locale locale) {
        Set<Month> months = without.stream().map(Month::of).collect(Collectors.toSet());
        return Recurrence.of(first, rule, months).sentence(locale);
    }

    /** The id of the gathering on a day. */
    public String gatheringOn(LocalDate date) {
        return WhenSeriesChangedThenGatheringsFollow.gatheringId(id, date);
    }

    public boolean isCalledOff() {
        return dates.isEmpty();
    }
}
