package org.ibasho.scheduling.gathering.staffing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;

/** The staffing of gatherings for the staff's pages. */
public interface StaffingView {

    /** The seats by gathering id. */
    Map<String, List<SeatChip>> seats(List<CalendarEntry> gatherings);

    /** The dispatch of a gathering; empty if its programme needs no counsellor. */
    Optional<Dispatch> dispatch(CalendarEntry gathering);
}
