package org.ibasho.scheduling.gathering.series;

import java.time.LocalDate;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.ibasho.scheduling.gathering.Pattern;

/** What happened to a series, in plain values. */
public sealed interface SeriesEvent extends Event {

    /** The series (UUID). */
    String seriesId();

    @Override
    default String streamId() {
        return seriesId();
    }

    /** @param dates the days of its gatherings, in order: what the rule meant, less what was unticked */
    record Begun(
            String seriesId,
            String rule,
            LocalDate first,
            List<Integer> without,
            String programme,
            String kind,
            Pattern pattern,
            List<String> doors,
            List<LocalDate> dates)
            implements SeriesEvent {

        public Begun {
            without = List.copyOf(without);
            doors = List.copyOf(doors);
            dates = List.copyOf(dates);
        }
    }

    /**
     * Gatherings are to be held otherwise.
     *
     * @param parts days that had the same pattern before; together all days that change
     */
    record Changed(String seriesId, List<Part> parts, Pattern after) implements SeriesEvent {

        public Changed {
            parts = List.copyOf(parts);
        }
    }

    /** @param dates the days that are off */
    record CalledOff(String seriesId, List<LocalDate> dates, String reason) implements SeriesEvent {

        public CalledOff {
            dates = List.copyOf(dates);
        }
    }

    /**
     * Days of a series that have one pattern.
     *
     * @param before the pattern that they had
     */
    record Part(List<LocalDate> dates, Pattern before) {

        public Part {
            dates = List.copyOf(dates);
        }
    }
}
