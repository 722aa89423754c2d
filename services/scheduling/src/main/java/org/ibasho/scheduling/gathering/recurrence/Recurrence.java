package org.ibasho.scheduling.gathering.recurrence;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.WeekDay;
import net.fortuna.ical4j.transform.recurrence.Frequency;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;

/**
 * The days of a series: an RFC 5545 rule (RRULE) with its first possible day, without some months. Days are days in
 * Japan. Only days that the rule names are included, the first day too only if the rule names it. An instance is valid:
 * it ends, and has 1 to {@value #MOST} days.
 */
public final class Recurrence {

    /** More than one gathering a day for a year is not a plausible series. */
    public static final int MOST = 400;

    /** The end of the search for the days of a rule; longer than any plan. */
    private static final int HORIZON_YEARS = 400;

    private static final Set<Frequency> FREQUENCIES =
            EnumSet.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY);

    private final LocalDate first;
    private final Recur<LocalDate> recur;
    private final Set<Month> without;
    private final List<LocalDate> dates;

    private Recurrence(LocalDate first, Recur<LocalDate> recur, Set<Month> without, List<LocalDate> dates) {
        this.first = first;
        this.recur = recur;
        this.without = without;
        this.dates = dates;
    }

    /**
     * Parses a rule.
     *
     * @param first the first possible day
     * @param rule an RRULE without its name: {@code FREQ=MONTHLY;BYDAY=2SA;UNTIL=20280331}
     * @param without excluded months; their days count towards COUNT
     * @throws InputRejected about {@code rule} if it is invalid, never ends, or has no day or too many
     */
    public static Recurrence of(LocalDate first, String rule, Set<Month> without) {
        try {
            Recur<LocalDate> recur = new Recur<>(rule.strip().toUpperCase(Locale.ROOT));
            if (!FREQUENCIES.contains(recur.getFrequency())) {
                throw rejected("rule-unreadable");
            }
            if (recur.getUntil() == null && recur.getCount() < 1) {
                throw rejected("rule-never-ends");
            }
            return new Recurrence(first, recur, Set.copyOf(without), dates(first, recur, without));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException unreadable) {
            throw rejected("rule-unreadable");
        }
    }

    private static List<LocalDate> dates(LocalDate first, Recur<LocalDate> recur, Set<Month> without) {
        List<LocalDate> all = recur.getDates(first, first, first.plusYears(HORIZON_YEARS), MOST + 1);
        if (all.size() > MOST) {
            throw rejected("rule-too-many", MOST);
        }
        List<LocalDate> dates = all.stream()
                .filter(date -> !without.contains(date.getMonth()))
                .sorted()
                .distinct()
                .toList();
        if (dates.isEmpty()) {
            throw rejected("rule-without-days");
        }
        return dates;
    }

    private static InputRejected rejected(String code, Object... arguments) {
        return new InputRejected(Fault.at("rule", code, arguments));
    }

    /**
     * The rule for one weekday of each month.
     *
     * @param nth 1 to 4, or -1 for the last one
     */
    public static String monthly(int nth, DayOfWeek weekday, LocalDate until) {
        return "FREQ=MONTHLY;BYDAY=%d%s;UNTIL=%s".formatted(nth, WeekDay.getWeekDay(weekday), basic(until));
    }

    /** The rule for one weekday of each week. */
    public static String weekly(DayOfWeek weekday, LocalDate until) {
        return "FREQ=WEEKLY;BYDAY=%s;UNTIL=%s".formatted(WeekDay.getWeekDay(weekday), basic(until));
    }

    private static String basic(LocalDate day) {
        return java.time.format.DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    /** The days in order; never empty. */
    public List<LocalDate> dates() {
        return dates;
    }

    /** The rule as RFC 5545 writes it. */
    public String rule() {
        return recur.toString();
    }

    /** The excluded months. */
    public Set<Month> without() {
        return without;
    }

    /** The first possible day. */
    public LocalDate first() {
        return first;
    }

    /** The rule in words; a rule that the form cannot express is returned as written. */
    public String sentence(Locale locale) {
        return (Locale.JAPANESE.getLanguage().equals(locale.getLanguage())
                        ? new JapaneseSentence(recur, without)
                        : new EnglishSentence(recur, without))
                .say();
    }
}
