package org.ibasho.scheduling.gathering.series;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.recurrence.Holidays;
import org.ibasho.scheduling.gathering.recurrence.Recurrence;

/** The days that a rule means, with what to know of each before a series is begun. */
public record SeriesPreview(Recurrence recurrence, List<Day> days) {

    public SeriesPreview {
        days = List.copyOf(days);
    }

    /**
     * One day.
     *
     * @param holiday the public holiday that it is
     * @param taken what else is planned at the venue at that time: a warning, for a building can have two rooms
     */
    public record Day(LocalDate date, Optional<Holidays> holiday, List<CalendarEntry> taken) {

        public Day {
            taken = List.copyOf(taken);
        }
    }
}
