package org.ibasho.scheduling.staffing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.staffing.Dispatch;
import org.ibasho.scheduling.gathering.staffing.SeatChip;
import org.ibasho.scheduling.gathering.staffing.StaffingView;
import org.ibasho.scheduling.staffing.dispatch.Dispatches;
import org.ibasho.scheduling.staffing.roster.view.RosterView;
import org.ibasho.scheduling.staffing.staff.StaffReads;
import org.ibasho.scheduling.staffing.staff.StaffReads.Field;
import org.ibasho.scheduling.staffing.staff.StaffReads.Purpose;
import org.ibasho.web.page.Viewer;
import org.springframework.stereotype.Component;

/** Shows gatherings' rosters and dispatches to the staff's pages. */
@Component
class StaffingOverview implements StaffingView {

    private final RosterView rosters;
    private final Dispatches dispatches;
    private final StaffReads reads;

    StaffingOverview(RosterView rosters, Dispatches dispatches, StaffReads reads) {
        this.rosters = rosters;
        this.dispatches = dispatches;
        this.reads = reads;
    }

    @Override
    public Map<String, List<SeatChip>> seats(List<CalendarEntry> gatherings, Viewer viewer) {
        if (!viewer.isNpoStaff()) {
            return Map.of();
        }
        Map<String, List<SeatChip>> chips = rosters.chips(gatherings, viewer.isSupervisor());
        reads.shown(staff(chips, chip -> chip.trouble() == null), Purpose.ROSTER, Field.NICKNAME);
        reads.shown(staff(chips, chip -> chip.trouble() != null), Purpose.ROSTER, Field.NICKNAME, Field.AVAILABILITY);
        return chips;
    }

    private static Stream<String> staff(Map<String, List<SeatChip>> chips, Predicate<SeatChip> which) {
        return chips.values().stream()
                .flatMap(List::stream)
                .filter(which)
                .map(SeatChip::staffId)
                .flatMap(Stream::ofNullable);
    }

    @Override
    public Optional<Dispatch> dispatchWithoutReason(CalendarEntry gathering, Viewer viewer) {
        return viewer.isNpoStaff() ? dispatches.withoutReason(gathering) : Optional.empty();
    }

    @Override
    public Optional<Dispatch> dispatch(CalendarEntry gathering, Viewer viewer) {
        return viewer.isNpoStaff() ? dispatches.of(gathering) : Optional.empty();
    }
}
