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

/** What can be asked of a series. */
sealed interface SeriesCommand extends Command {

    /** The series (UUID). */
    String seriesId();

    @Override
    default String streamId() {
        return seriesId();
    }

    /**
     * Plan gatherings on these days.
     *
     * @param rule how the days were found (RFC 5545 RRULE), for people to read; what counts are the days
     * @param first the first day that the rule could have meant
     * @param without the numbers of the months that were left out
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
     * Have the gatherings at another time of day, about something else, or somewhere else.
     *
     * @param from the first of the series' own days that is meant; null for all
     */
    record Change(String seriesId, @Nullable LocalDate from, Pattern pattern) implements SeriesCommand {}

    /**
     * Call the gatherings off, and say why.
     *
     * @param from the first of the series' own days that is meant; null for all
     */
    record CallOff(String seriesId, @Nullable LocalDate from, String reason) implements SeriesCommand {}
}
