package org.ibasho.scheduling.gathering.series;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.recurrence.Recurrence;
import org.ibasho.time.Holidays;

/** The days of a rule, with notes on each before the series is started. */
public record SeriesPreview(Recurrence recurrence, List<Day> days) {

    public SeriesPreview {
        days = List.copyOf(days);
    }

    /**
     * One day.
     *
     * @param holiday the public holiday on that day; null for none
     * @param taken other gatherings at the venue at that time: a warning, because a building can have two rooms
     */
    public record Day(LocalDate date, Optional<Holidays> holiday, List<CalendarEntry> taken) {

        public Day {
            taken = List.copyOf(taken);
        }
    }
}
