package org.ibasho.scheduling.gathering.series;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ibasho.chassis.decision.Command;
import org.ibasho.scheduling.gathering.Pattern;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.jspecify.annotations.Nullable;

/** The commands of a series. */
sealed interface SeriesCommand extends Command {

    /** The series' id (UUID). */
    String seriesId();

    @Override
    default String streamId() {
        return seriesId();
    }

    /**
     * Plan gatherings on these days.
     *
     * @param rule the rule behind the days (RFC 5545 RRULE), for display; the days are authoritative
     * @param first the first possible day of the rule
     * @param without the numbers of the excluded months
     */
    record Begin(
            String seriesId,
            String rule,
            LocalDate first,
            List<Integer> without,
            Programme programme,
            Kind kind,
            Pattern pattern,
            Set<Entrance> doors,
            List<LocalDate> dates)
            implements SeriesCommand {

        public Begin {
            without = List.copyOf(without);
            doors = Set.copyOf(doors);
            dates = List.copyOf(dates);
        }
    }

    /**
     * Change time of day, theme or venue of the gatherings.
     *
     * @param from the first affected day of the series; null for all
     */
    record Change(String seriesId, @Nullable LocalDate from, Pattern pattern) implements SeriesCommand {}

    /**
     * Cancel the gatherings, with a reason.
     *
     * @param from the first affected day of the series; null for all
     */
    record CallOff(String seriesId, @Nullable LocalDate from, String reason) implements SeriesCommand {}
}
