package org.ibasho.scheduling.gathering.series;

import java.time.LocalDate;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.ibasho.scheduling.gathering.Pattern;

/** The events of a series, in plain values. */
public sealed interface SeriesEvent extends Event {

    /** The series' id (UUID). */
    String seriesId();

    @Override
    default String streamId() {
        return seriesId();
    }

    /** @param dates the days of its gatherings in order: the days of the rule without deselected ones */
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
     * The pattern of gatherings changed.
     *
     * @param parts groups of days with the same old pattern; together all changed days
     */
    record Changed(String seriesId, List<Part> parts, Pattern after) implements SeriesEvent {

        public Changed {
            parts = List.copyOf(parts);
        }
    }

    /** @param dates the cancelled days */
    record CalledOff(String seriesId, List<LocalDate> dates, String reason) implements SeriesEvent {

        public CalledOff {
            dates = List.copyOf(dates);
        }
    }

    /**
     * Days of a series with the same pattern.
     *
     * @param before their old pattern
     */
    record Part(List<LocalDate> dates, Pattern before) {

        public Part {
            dates = List.copyOf(dates);
        }
    }
}
