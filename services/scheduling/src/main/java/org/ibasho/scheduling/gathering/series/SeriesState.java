package org.ibasho.scheduling.gathering.series;

import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.ibasho.scheduling.gathering.Pattern;

/** What a decision about a series needs to know of its past. */
sealed interface SeriesState {

    /** Nobody has heard of it. */
    record Absent() implements SeriesState {}

    /** @param days how each of its days is to be held; those that were called off are not among them */
    record Begun(NavigableMap<LocalDate, Pattern> days) implements SeriesState {

        public Begun {
            days = Collections.unmodifiableNavigableMap(days);
        }
    }

    /** The state after an event. Only assigns: whether the event may happen was decided before. */
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
