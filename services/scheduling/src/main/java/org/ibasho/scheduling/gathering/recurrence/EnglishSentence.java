package org.ibasho.scheduling.gathering.recurrence;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.fortuna.ical4j.model.Recur;

/** The second Saturday of each month (not in August) */
record EnglishSentence(Recur<LocalDate> recur, Set<Month> without) implements RecurrenceSentence {

    private static final List<String> ORDINALS = List.of("last", "", "first", "second", "third", "fourth", "fifth");

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }

    @Override
    public String monthly(int nth, String weekday) {
        return "The " + ORDINALS.get(nth + 1) + " " + weekday + " of each month";
    }

    @Override
    public String weekly(int everyWeeks, String weekday) {
        return everyWeeks == 1 ? "Every " + weekday : "Every " + everyWeeks + " weeks on " + weekday;
    }

    @Override
    public String except(List<String> months) {
        return " (not in " + RecurrenceSentence.joined(months, ", ", " or ") + ")";
    }
}
