package org.ibasho.scheduling.staffing.roster;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.springframework.stereotype.Component;

/** Whoever was expected at a cancelled gathering is free at that time. Doing it twice changes nothing. */
@Component
@ProcessingGroup("roster-follows-gathering")
class WhenGatheringCancelledThenFreeItsSeats {

    private final RosterMaintenance upkeep;

    WhenGatheringCancelledThenFreeItsSeats(RosterMaintenance upkeep) {
        this.upkeep = upkeep;
    }

    @EventHandler
    void on(GatheringEvent.Cancelled cancelled) {
        upkeep.dissolve(cancelled.gatheringId());
    }
}
