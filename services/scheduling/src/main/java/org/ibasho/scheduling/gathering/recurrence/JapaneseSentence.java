package org.ibasho.scheduling.gathering.recurrence;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.fortuna.ical4j.model.Recur;

/** 毎月 第2土曜日(8月をのぞく) */
record JapaneseSentence(Recur<LocalDate> recur, Set<Month> without) implements RecurrenceSentence {

    @Override
    public Locale locale() {
        return Locale.JAPANESE;
    }

    @Override
    public String monthly(int nth, String weekday) {
        return "毎月 " + (nth < 0 ? "最後の" : "第" + nth) + weekday;
    }

    @Override
    public String weekly(int everyWeeks, String weekday) {
        return (everyWeeks == 1 ? "毎週 " : everyWeeks + "週間ごと ") + weekday;
    }

    @Override
    public String except(List<String> months) {
        return "(" + RecurrenceSentence.joined(months, "・", "・") + "をのぞく)";
    }
}
