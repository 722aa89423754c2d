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
import org.ibasho.web.page.Viewer;
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
    public Map<String, List<SeatChip>> seats(List<CalendarEntry> gatherings, Viewer viewer) {
        return viewer.isNpoStaff() ? rosters.chips(gatherings, viewer.isSupervisor()) : Map.of();
    }

    @Override
    public Optional<Dispatch> dispatch(CalendarEntry gathering, Viewer viewer) {
        return viewer.isNpoStaff() ? dispatches.of(gathering) : Optional.empty();
    }
}
