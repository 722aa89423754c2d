package org.ibasho.scheduling.gathering.web;

import java.util.List;
import java.util.Objects;
import org.ibasho.scheduling.gathering.ChangeBody;
import org.ibasho.scheduling.gathering.PlanBody.DetailsRequest;
import org.ibasho.scheduling.gathering.PlanBody.VenueRequest;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;

/** The form for revising a gathering, as typed: everything except its time. */
record ReviseForm(
        @Nullable String theme,
        @Nullable String venue,
        @Nullable String town,
        @Nullable List<String> doors,
        DetailsForm details,
        @Nullable Boolean acceptOverlap)
        implements TypedForm {

    ReviseForm {
        details = Objects.requireNonNullElse(details, DetailsForm.EMPTY);
    }

    static ReviseForm of(CalendarEntry gathering) {
        return new ReviseForm(
                gathering.theme(),
                gathering.venue(),
                gathering.town(),
                gathering.doors(),
                DetailsForm.of(gathering.details()),
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
    ChangeBody.Revise read() {
        List<Fault> faults = textFaults();
        PlanForm.theme(theme, faults);
        PlanForm.text("venue", venue, PlanForm.LONGEST_VENUE, faults);
        PlanForm.text("town", town, PlanForm.LONGEST_TOWN, faults);
        List<Entrance> ways = PlanForm.ways(doors, faults);
        DetailsRequest more = details.read(faults);
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        return new ChangeBody.Revise(
                theme,
                new VenueRequest(Objects.requireNonNull(venue), Objects.requireNonNull(town)),
                ways,
                more,
                acceptOverlap);
    }
}
