package org.ibasho.scheduling.gathering.yearplan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;

/** Parses days and times as people write them and as Excel stores them. */
final class DateAndTimeParser {

    private static final Pattern DAY =
            Pattern.compile("(?:(?<year>\\d{4})\\s*[-/.年]|(?:令和|[Rr])\\.?\\s*(?<reiwa>元|\\d{1,2})\\s*[-/.年])"
                    + "\\s*(?<month>\\d{1,2})\\s*[-/.月]\\s*(?<day>\\d{1,2})\\s*日?"
                    + "\\s*(?:\\((?<weekday>[月火水木金土日])(?:曜日?)?(?:[・,]?祝)?\\))?(?:\\s+0?0:00(?::00)?)?");
    private static final Pattern TIME = Pattern.compile("(?<half>午前|午後)?\\s*(?<hour>\\d{1,2})"
            + "(?:\\s*:\\s*(?<minute>\\d{2})(?::00)?|\\s*時\\s*(?:(?<minutes>\\d{1,2})\\s*分|(?<thirty>半))?)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}(?:\\.\\d+)?");

    private static final int REIWA_BEGAN = 2018;
    private static final String WEEKDAYS = "月火水木金土日";

    /** Excel's day 0, valid for all days since March 1900. */
    private static final LocalDate EXCEL = LocalDate.of(1899, 12, 30);

    private static final Map<String, Integer> NOON = Map.of("午前", 0, "午後", 12);
    private static final int MINUTES_A_DAY = 24 * 60;

    private DateAndTimeParser() {}

    /** The text with normalised character widths, trimmed. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }

    /**
     * A day: 2027-04-10, 2027/4/10, 2027年4月10日(土), 令和9年4月10日, R9.4.10, or Excel's number for it.
     *
     * @throws InputRejected if it is invalid
     */
    static LocalDate day(String written) {
        String plain = plain(written);
        Matcher day = DAY.matcher(plain);
        if (plain.isEmpty()) {
            throw rejected("plan-day-missing");
        }
        if (NUMBER.matcher(plain).matches()) {
            return fromExcel(new BigDecimal(plain));
        }
        if (!day.matches()) {
            throw rejected("plan-day-unreadable");
        }
        LocalDate date = day(day);
        String weekday = day.group("weekday");
        if (weekday != null
                && WEEKDAYS.indexOf(weekday) + 1 != date.getDayOfWeek().getValue()) {
            throw rejected("plan-wrong-weekday");
        }
        return date;
    }

    private static LocalDate day(Matcher day) {
        String reiwa = day.group("reiwa");
        int year = reiwa == null
                ? Integer.parseInt(day.group("year"))
                : REIWA_BEGAN + ("元".equals(reiwa) ? 1 : Integer.parseInt(reiwa));
        try {
            return LocalDate.of(year, Integer.parseInt(day.group("month")), Integer.parseInt(day.group("day")));
        } catch (DateTimeException noSuchDay) {
            throw rejected("plan-no-such-day");
        }
    }

    /** A small number is not an Excel date: 2027 does not mean a day in 1905. */
    private static LocalDate fromExcel(BigDecimal number) {
        LocalDate date = EXCEL.plusDays(number.longValue());
        if (date.getYear() < REIWA_BEGAN) {
            throw rejected("plan-day-unreadable");
        }
        return date;
    }

    /**
     * A time of day: 13:30, 13時30分, 13時, 13時半, 午後1時30分, or Excel's part of a day.
     *
     * @throws InputRejected if it is invalid
     */
    static LocalTime time(String written) {
        String plain = plain(written);
        if (plain.isEmpty()) {
            throw rejected("plan-time-missing");
        }
        Matcher time = TIME.matcher(plain);
        try {
            return time.matches() ? time(time) : partOfDay(plain);
        } catch (DateTimeException noSuchTime) {
            throw rejected("plan-time-unreadable");
        }
    }

    private static LocalTime time(Matcher time) {
        String half = time.group("half");
        int hour = Integer.parseInt(time.group("hour")) + (half == null ? 0 : NOON.getOrDefault(half, 0));
        if (time.group("thirty") != null) {
            return LocalTime.of(hour, 30);
        }
        String minute = time.group("minute") == null ? time.group("minutes") : time.group("minute");
        return LocalTime.of(hour, minute == null ? 0 : Integer.parseInt(minute));
    }

    private static LocalTime partOfDay(String plain) {
        if (!plain.contains(".") || !NUMBER.matcher(plain).matches()) {
            throw rejected("plan-time-unreadable");
        }
        BigDecimal part = new BigDecimal(plain).remainder(BigDecimal.ONE);
        int minutes = part.multiply(BigDecimal.valueOf(MINUTES_A_DAY))
                .setScale(0, RoundingMode.HALF_UP)
                .intValue();
        return LocalTime.ofSecondOfDay(minutes % MINUTES_A_DAY * 60L);
    }

    static InputRejected rejected(String code, Object... arguments) {
        return new InputRejected(Fault.of(code, arguments));
    }
}
