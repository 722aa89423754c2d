package org.ibasho.scheduling.gathering.series;

import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.ibasho.scheduling.gathering.Pattern;

/** The state of a series for its decisions. */
sealed interface SeriesState {

    /** Before the first event. */
    record Absent() implements SeriesState {}

    /** @param days the pattern of each day, without cancelled days */
    record Begun(NavigableMap<LocalDate, Pattern> days) implements SeriesState {

        public Begun {
            days = Collections.unmodifiableNavigableMap(days);
        }
    }

    /** The state after an event. It only assigns; the decider has already checked the rules. */
    default SeriesState evolve(SeriesEvent event) {
        NavigableMap<LocalDate, Pattern> days =
                new TreeMap<>(this instanceof Begun begun ? begun.days : new TreeMap<>());
        switch (event) {
            case SeriesEvent.Begun it -> it.dates().forEach(date -> days.put(date, it.pattern()));
            case SeriesEvent.Changed it ->
                it.parts().forEach(part -> part.dates().forEach(date -> days.put(date, it.after())));
            case SeriesEvent.CalledOff it -> it.dates().forEach(days::remove);
        }
        return new Begun(days);
    }
}
