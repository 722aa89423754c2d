package org.ibasho.scheduling.gathering.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ibasho.scheduling.gathering.PlanBody;
import org.ibasho.scheduling.gathering.PlanBody.DetailsRequest;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;

/**
 * The form for a new gathering as typed, including invalid values, so that the page can show them again with their
 * faults. The kind determines the programme.
 */
public record PlanForm(
        @Nullable String kind,
        @Nullable String theme,
        @Nullable String date,
        @Nullable String start,
        @Nullable String end,
        @Nullable String venue,
        @Nullable String town,
        @Nullable List<String> doors,
        DetailsForm details,
        @Nullable Boolean lateRecord,
        @Nullable Boolean acceptOverlap)
        implements TypedForm {

    public PlanForm {
        details = Objects.requireNonNullElse(details, DetailsForm.EMPTY);
    }

    public static final int LONGEST_THEME = 100;
    public static final int LONGEST_VENUE = 100;
    public static final int LONGEST_TOWN = 50;

    /** The initial form. */
    static PlanForm empty(LocalDate date) {
        return new PlanForm(
                null,
                null,
                date.toString(),
                "13:30",
                "16:00",
                null,
                "札幌市",
                List.of(Entrance.VENUE.name()),
                DetailsForm.EMPTY,
                null,
                null);
    }

    public boolean has(Entrance door) {
        return doors != null && doors.contains(door.name());
    }

    /**
     * The request that the form makes.
     *
     * @throws InputRejected with a fault for every field that cannot be read
     */
    PlanBody read() {
        List<Fault> faults = textFaults();
        Optional<Kind> readKind = one(Kind.values(), kind);
        readKind.ifPresentOrElse(found -> {}, () -> faults.add(Fault.at("kind", "choose-kind")));
        Optional<LocalDate> day = day(faults);
        Optional<LocalTime> from = time("start", start, faults);
        Optional<LocalTime> until = time("end", end, faults);
        text("venue", venue, LONGEST_VENUE, faults);
        text("town", town, LONGEST_TOWN, faults);
        theme(theme, faults);
        List<Entrance> ways = ways(doors, faults);
        DetailsRequest more = details.read(faults);
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        return new PlanBody(
                readKind.orElseThrow().programme(),
                readKind.orElseThrow(),
                theme,
                at(day.orElseThrow(), from.orElseThrow()),
                at(day.orElseThrow(), until.orElseThrow()),
                new PlanBody.VenueRequest(Objects.requireNonNull(venue), Objects.requireNonNull(town)),
                ways,
                more,
                lateRecord,
                acceptOverlap);
    }

    static void theme(@Nullable String typed, List<Fault> faults) {
        if (typed != null && typed.strip().length() > LONGEST_THEME) {
            faults.add(Fault.at("theme", "wrong-length"));
        }
    }

    static List<Entrance> ways(@Nullable List<String> ticked, List<Fault> faults) {
        List<Entrance> ways = Arrays.stream(Entrance.values())
                .filter(door -> ticked != null && ticked.contains(door.name()))
                .toList();
        if (ways.isEmpty()) {
            faults.add(Fault.at("doors", "no-door"));
        }
        return ways;
    }

    private Optional<LocalDate> day(List<Fault> faults) {
        return readDay(date, "date", faults);
    }

    public static Optional<LocalDate> readDay(@Nullable String typed, String field, List<Fault> faults) {
        try {
            return Optional.of(LocalDate.parse(typed == null ? "" : typed));
        } catch (DateTimeException noSuchDay) {
            faults.add(Fault.at(field, "invalid-date"));
            return Optional.empty();
        }
    }

    public static Optional<LocalTime> time(String field, @Nullable String typed, List<Fault> faults) {
        try {
            return Optional.of(LocalTime.parse(typed == null ? "" : typed));
        } catch (DateTimeException noSuchTime) {
            faults.add(Fault.at(field, "invalid-date"));
            return Optional.empty();
        }
    }

    static OffsetDateTime at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Tokyo.ZONE).toOffsetDateTime();
    }

    public static void text(String field, @Nullable String typed, int longest, List<Fault> faults) {
        if (typed == null || typed.isBlank()) {
            faults.add(Fault.at(field, "required"));
        } else if (typed.strip().length() > longest) {
            faults.add(Fault.at(field, "wrong-length"));
        }
    }

    public static <E extends Enum<E>> Optional<E> one(E[] values, @Nullable String name) {
        return Arrays.stream(values).filter(value -> value.name().equals(name)).findAny();
    }
}
