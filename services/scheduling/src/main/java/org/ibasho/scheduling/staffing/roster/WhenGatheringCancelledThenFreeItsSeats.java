package org.ibasho.scheduling.staffing.roster;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.springframework.stereotype.Component;

/** Releases the seats of a cancelled gathering, so that its staff are available. Idempotent. */
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
