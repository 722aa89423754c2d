package org.ibasho.scheduling.gathering.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibasho.scheduling.gathering.ChangeBody;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.jspecify.annotations.Nullable;

/** The form for a new day and time of an existing gathering, as typed. */
record MoveForm(
        @Nullable String date,
        @Nullable String start,
        @Nullable String end,
        @Nullable Boolean lateRecord,
        @Nullable Boolean acceptOverlap) {

    /** Start and end. */
    private record Span(OffsetDateTime startsAt, OffsetDateTime endsAt) {}

    /** The current time of the gathering. */
    static MoveForm of(CalendarEntry gathering) {
        ZonedDateTime start = gathering.startsAt().atZone(Tokyo.ZONE);
        return new MoveForm(
                start.toLocalDate().toString(),
                start.toLocalTime().toString(),
                gathering.endsAt().atZone(Tokyo.ZONE).toLocalTime().toString(),
                null,
                null);
    }

    /** The same hours, with the day left empty. */
    MoveForm onAnotherDay() {
        return new MoveForm(null, start, end, null, null);
    }

    boolean hasDate() {
        return date != null && !date.isBlank();
    }

    /**
     * The move that the form asks for.
     *
     * @throws InputRejected with a fault for every field that cannot be read
     */
    ChangeBody.Move move() {
        Span span = span();
        return new ChangeBody.Move(span.startsAt, span.endsAt, lateRecord, acceptOverlap);
    }

    /**
     * The replacement that the form asks for.
     *
     * @throws InputRejected with a fault for every field that cannot be read
     */
    ChangeBody.Replacement replacement() {
        Span span = span();
        return new ChangeBody.Replacement(span.startsAt, span.endsAt, acceptOverlap);
    }

    private Span span() {
        List<Fault> faults = new ArrayList<>();
        Optional<LocalDate> day = PlanForm.readDay(date, "date", faults);
        Optional<LocalTime> from = PlanForm.time("start", start, faults);
        Optional<LocalTime> until = PlanForm.time("end", end, faults);
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        return new Span(
                PlanForm.at(day.orElseThrow(), from.orElseThrow()),
                PlanForm.at(day.orElseThrow(), until.orElseThrow()));
    }
}
