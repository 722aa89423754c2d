package org.ibasho.scheduling.site.month;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.ibasho.time.Holidays;
import org.jspecify.annotations.Nullable;

/**
 * The marks of days in a list or a grid.
 *
 * @param today the current day in Japan
 */
public record DayMarks(LocalDate today) {

    public boolean isToday(LocalDate day) {
        return day.equals(today);
    }

    /** Whether it is printed in red on a Japanese calendar: a Sunday or a public holiday. */
    public boolean isRed(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY || holiday(day) != null;
    }

    /** The code of the public holiday; null on other days. */
    public @Nullable String holiday(LocalDate day) {
        return Holidays.of(day).map(Enum::name).orElse(null);
    }
}
