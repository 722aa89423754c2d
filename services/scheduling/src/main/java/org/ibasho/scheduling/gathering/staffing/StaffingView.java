package org.ibasho.scheduling.gathering.staffing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;

/** What the staff's pages show of a gathering's staff. */
public interface StaffingView {

    /** The seats of gatherings, by the gathering's id. */
    Map<String, List<SeatChip>> seats(List<CalendarEntry> gatherings);

    /** The dispatch of a gathering; empty where the programme needs no counsellor. */
    Optional<Dispatch> dispatch(CalendarEntry gathering);
}
