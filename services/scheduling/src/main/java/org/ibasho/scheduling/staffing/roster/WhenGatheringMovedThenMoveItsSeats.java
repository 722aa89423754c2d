package org.ibasho.scheduling.staffing.roster;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.springframework.stereotype.Component;

/**
 * Moves the seats with their gathering. Nobody loses a seat: the roster shows who is unavailable at the new time, and
 * the supervisor decides. Idempotent.
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
