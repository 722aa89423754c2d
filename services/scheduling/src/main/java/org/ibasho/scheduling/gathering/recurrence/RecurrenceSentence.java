package org.ibasho.scheduling.gathering.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.WeekDay;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/** Writes a rule for one weekday, monthly or weekly, as a sentence of a language. */
sealed interface RecurrenceSentence permits JapaneseSentence, EnglishSentence {

    Recur<LocalDate> recur();

    Set<Month> without();

    Locale locale();

    /** @param nth 1 to 4, or -1 for the last one */
    String monthly(int nth, String weekday);

    String weekly(int everyWeeks, String weekday);

    /** @param months in order; never empty */
    String except(List<String> months);

    /** The whole sentence, without a full stop. */
    default String say() {
        String months = without().isEmpty()
                ? ""
                : except(without().stream()
                        .sorted()
                        .map(month -> month.getDisplayName(TextStyle.FULL, locale()))
                        .toList());
        return rule() + months;
    }

    private String rule() {
        List<WeekDay> days = recur().getDayList();
        if (days.size() != 1 || !isPlain()) {
            return recur().toString();
        }
        WeekDay day = days.getFirst();
        DayOfWeek weekday = WeekDay.getDayOfWeek(day);
        String name = Objects.requireNonNull(weekday).getDisplayName(TextStyle.FULL, locale());
        int nth = day.getOffset();
        if (recur().getFrequency() == Frequency.MONTHLY && nth >= -1 && nth != 0 && nth <= 5 && interval() == 1) {
            return monthly(nth, name);
        }
        return recur().getFrequency() == Frequency.WEEKLY && nth == 0 ? weekly(interval(), name) : recur().toString();
    }

    private int interval() {
        return Math.max(1, recur().getInterval());
    }

    /** The rule has no further parts. */
    private boolean isPlain() {
        return recur().getMonthList().isEmpty()
                && recur().getMonthDayList().isEmpty()
                && recur().getSetPosList().isEmpty()
                && recur().getYearDayList().isEmpty()
                && recur().getWeekNoList().isEmpty();
    }

    /** A list of months or the like. */
    static String joined(List<String> words, String comma, String last) {
        return words.size() < 2
                ? String.join("", words)
                : words.stream().limit(words.size() - 1L).collect(Collectors.joining(comma)) + last + words.getLast();
    }
}
