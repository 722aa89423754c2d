package org.ibasho.scheduling.gathering.yearplan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * One line of the file; values that could not be parsed are null.
 *
 * @param number the line's number in the file
 * @param flaws its flaws by column
 */
public record PlanLine(
        int number,
        @Nullable LocalDate date,
        @Nullable LocalTime start,
        @Nullable LocalTime end,
        @Nullable Kind kind,
        @Nullable String theme,
        @Nullable String venue,
        @Nullable String town,
        List<Entrance> doors,
        List<Flaw> flaws) {

    public PlanLine {
        doors = List.copyOf(Objects.requireNonNullElse(doors, List.of()));
        flaws = List.copyOf(Objects.requireNonNullElse(flaws, List.of()));
    }

    /**
     * A flaw of a line.
     *
     * @param code the message code
     * @param arguments the arguments of the message
     * @param written the text of the cell
     */
    public record Flaw(PlanColumn column, String code, List<Integer> arguments, String written) {

        public Flaw {
            arguments = List.copyOf(Objects.requireNonNullElse(arguments, List.of()));
            written = Objects.requireNonNullElse(written, "");
        }
    }

    boolean sound() {
        return flaws.isEmpty();
    }

    /** The same line with one more flaw. */
    PlanLine with(Flaw flaw) {
        List<Flaw> more = new ArrayList<>(flaws);
        more.add(flaw);
        return new PlanLine(number, date, start, end, kind, theme, venue, town, doors, more);
    }

    /** The start of a valid line. */
    Instant startsAt() {
        return at(start);
    }

    /** The end of a valid line. */
    Instant endsAt() {
        return at(end);
    }

    private Instant at(@Nullable LocalTime time) {
        return Objects.requireNonNull(date)
                .atTime(Objects.requireNonNull(time))
                .atZone(Tokyo.ZONE)
                .toInstant();
    }

    /** Whether both overlap at the same venue. */
    boolean meets(PlanLine other) {
        return Objects.equals(venue, other.venue)
                && Objects.equals(town, other.town)
                && startsAt().isBefore(other.endsAt())
                && other.startsAt().isBefore(endsAt());
    }

    /** Whether both are the same gathering, regardless of the theme. */
    boolean repeats(PlanLine other) {
        return kind == other.kind && startsAt().equals(other.startsAt()) && Objects.equals(town, other.town);
    }
}
