package org.ibasho.scheduling.staffing.roster;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.springframework.stereotype.Component;

/**
 * Lets the seats follow their gathering. Nobody loses a seat because it moved: who cannot come at the new time is shown on
 * the roster, and somebody decides. Doing it twice changes nothing.
 */
@Component
@ProcessingGroup("roster-follows-gathering")
class WhenGatheringMovedThenMoveItsSeats {

    private final RosterMaintenance upkeep;

    WhenGatheringMovedThenMoveItsSeats(RosterMaintenance upkeep) {
        this.upkeep = upkeep;
    }

    @EventHandler
    void on(GatheringEvent.Rescheduled moved) {
        upkeep.move(moved.gatheringId(), moved.startsAt(), moved.endsAt());
    }
}
