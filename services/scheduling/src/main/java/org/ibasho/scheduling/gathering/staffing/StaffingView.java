package org.ibasho.scheduling.gathering.staffing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.web.page.Viewer;

/**
 * The staffing of gatherings for the staff's pages. It logs that everybody whom it names is shown, so a page calls it
 * within {@link org.ibasho.chassis.accesslog.AccessLog#inOneCommit}.
 */
public interface StaffingView {

    /** The seats by gathering id that the viewer may see: none for the city, without troubles for peer staff. */
    Map<String, List<SeatChip>> seats(List<CalendarEntry> gatherings, Viewer viewer);

    /** The dispatch of a gathering without the reason of a refusal, for lists; empty as below. */
    Optional<Dispatch> dispatchWithoutReason(CalendarEntry gathering, Viewer viewer);

    /** The dispatch of a gathering; empty if its programme needs no counsellor, or for the city. */
    Optional<Dispatch> dispatch(CalendarEntry gathering, Viewer viewer);
}
