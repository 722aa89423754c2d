package org.ibasho.scheduling.staffing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.staffing.Dispatch;
import org.ibasho.scheduling.gathering.staffing.SeatChip;
import org.ibasho.scheduling.gathering.staffing.StaffingView;
import org.ibasho.scheduling.staffing.dispatch.Dispatches;
import org.ibasho.scheduling.staffing.roster.view.RosterView;
import org.springframework.stereotype.Component;

/** Shows gatherings' rosters and dispatches to the staff's pages. */
@Component
class StaffingOverview implements StaffingView {

    private final RosterView rosters;
    private final Dispatches dispatches;

    StaffingOverview(RosterView rosters, Dispatches dispatches) {
        this.rosters = rosters;
        this.dispatches = dispatches;
    }

    @Override
    public Map<String, List<SeatChip>> seats(List<CalendarEntry> gatherings) {
        return rosters.chips(gatherings);
    }

    @Override
    public Optional<Dispatch> dispatch(CalendarEntry gathering) {
        return dispatches.of(gathering);
    }
}
