package org.ibasho.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Japan's public holidays under the law as of 2022 (国民の祝日に関する法律), up to 2099. The equinoxes are calculated; each
 * February the government confirms them for the following year.
 */
public enum Holidays {
    NEW_YEAR,
    COMING_OF_AGE,
    FOUNDATION,
    EMPERORS_BIRTHDAY,
    SPRING_EQUINOX,
    SHOWA,
    CONSTITUTION,
    GREENERY,
    CHILDREN,
    SEA,
    MOUNTAIN,
    RESPECT_FOR_THE_AGED,
    AUTUMN_EQUINOX,
    SPORTS,
    CULTURE,
    LABOUR_THANKSGIVING,
    /** 振替休日: the next day that is not a holiday itself, after one that falls on a Sunday (article 3, paragraph 2). */
    SUBSTITUTE,
    /** 国民の休日: a day between two holidays (article 3, paragraph 3). */
    BETWEEN;

    private static final int LAST_YEAR = 2099;

    /** The holiday on a day, if any. */
    public static Optional<Holidays> of(LocalDate day) {
        if (day.getYear() > LAST_YEAR) {
            return Optional.empty();
        }
        Optional<Holidays> named = named(day);
        return named.isPresent() ? named : derived(day);
    }

    private static Optional<Holidays> derived(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (named(before).isPresent()) {
            if (before.getDayOfWeek() == DayOfWeek.SUNDAY) {
                return Optional.of(SUBSTITUTE);
            }
            before = before.minusDays(1);
        }
        boolean between =
                named(day.minusDays(1)).isPresent() && named(day.plusDays(1)).isPresent();
        return between ? Optional.of(BETWEEN) : Optional.empty();
    }

    private static Optional<Holidays> named(LocalDate day) {
        return inYear(day.getYear()).entrySet().stream()
                .filter(holiday -> holiday.getValue().equals(day))
                .map(Map.Entry::getKey)
                .findAny();
    }

    private static Map<Holidays, LocalDate> inYear(int year) {
        Map<Holidays, LocalDate> days = new EnumMap<>(Holidays.class);
        days.put(NEW_YEAR, LocalDate.of(year, Month.JANUARY, 1));
        days.put(COMING_OF_AGE, monday(year, Month.JANUARY, 2));
        days.put(FOUNDATION, LocalDate.of(year, Month.FEBRUARY, 11));
        days.put(EMPERORS_BIRTHDAY, LocalDate.of(year, Month.FEBRUARY, 23));
        days.put(SPRING_EQUINOX, LocalDate.of(year, Month.MARCH, equinox(year, 20.8431)));
        days.put(SHOWA, LocalDate.of(year, Month.APRIL, 29));
        days.put(CONSTITUTION, LocalDate.of(year, Month.MAY, 3));
        days.put(GREENERY, LocalDate.of(year, Month.MAY, 4));
        days.put(CHILDREN, LocalDate.of(year, Month.MAY, 5));
        days.put(SEA, monday(year, Month.JULY, 3));
        days.put(MOUNTAIN, LocalDate.of(year, Month.AUGUST, 11));
        days.put(RESPECT_FOR_THE_AGED, monday(year, Month.SEPTEMBER, 3));
        days.put(AUTUMN_EQUINOX, LocalDate.of(year, Month.SEPTEMBER, equinox(year, 23.2488)));
        days.put(SPORTS, monday(year, Month.OCTOBER, 2));
        days.put(CULTURE, LocalDate.of(year, Month.NOVEMBER, 3));
        days.put(LABOUR_THANKSGIVING, LocalDate.of(year, Month.NOVEMBER, 23));
        return days;
    }

    private static LocalDate monday(int year, Month month, int nth) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, DayOfWeek.MONDAY));
    }

    /** The usual approximation for 1980 to 2099: 長沢工「日の出・日の入りの計算」. */
    private static int equinox(int year, double in1980) {
        int years = year - 1980;
        return (int) (in1980 + 0.242194 * years) - years / 4;
    }
}
