package org.ibasho.web.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.ibasho.time.FiscalYear;
import org.ibasho.time.Tokyo;
import org.springframework.context.i18n.LocaleContextHolder;

/** Formats days and times for pages: 「11月28日(土) 13:30–16:00」, or {@code Sat 28 Nov, 13:30–16:00}. */
public final class Times {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    /** Day, start and end, with the day of the end if it differs. */
    public String span(Instant startsAt, Instant endsAt) {
        ZonedDateTime start = startsAt.atZone(Tokyo.ZONE);
        ZonedDateTime end = endsAt.atZone(Tokyo.ZONE);
        String until = start.toLocalDate().equals(end.toLocalDate())
                ? CLOCK.format(end)
                : day(end.toLocalDate()) + " " + CLOCK.format(end);
        return day(start.toLocalDate()) + (japanese() ? " " : ", ") + CLOCK.format(start) + "–" + until;
    }

    /** Start and end without the day. */
    public String hours(Instant startsAt, Instant endsAt) {
        return CLOCK.format(startsAt.atZone(Tokyo.ZONE)) + "–" + CLOCK.format(endsAt.atZone(Tokyo.ZONE));
    }

    /** Hour and minute. */
    public String clock(Instant at) {
        return CLOCK.format(at.atZone(Tokyo.ZONE));
    }

    /** 11月28日(土) */
    public String day(LocalDate date) {
        return format(date, "M月d日(E)", "E d MMM");
    }

    /** The day of an instant, in Japan. */
    public LocalDate date(Instant at) {
        return Tokyo.day(at);
    }

    /** 土 */
    public String weekday(LocalDate date) {
        return format(date, "E", "E");
    }

    /** 2026年12月 */
    public String month(YearMonth month) {
        return format(month.atDay(1), "yyyy年M月", "MMMM yyyy");
    }

    /** 令和8年度: the fiscal year, April to March. */
    public String fiscalYear(YearMonth month) {
        FiscalYear year = FiscalYear.of(month);
        return japanese() ? year.label() : "Fiscal year " + year.startsIn();
    }

    private static String format(LocalDate date, String japanese, String english) {
        return japanese()
                ? DateTimeFormatter.ofPattern(japanese, Locale.JAPANESE).format(date)
                : DateTimeFormatter.ofPattern(english, Locale.ENGLISH).format(date);
    }

    private static boolean japanese() {
        return Locale.JAPANESE
                .getLanguage()
                .equals(LocaleContextHolder.getLocale().getLanguage());
    }
}
