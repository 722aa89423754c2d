package org.ibasho.scheduling.staffing.roster;

import org.ibasho.chassis.eventstore.EventHistory;
import org.springframework.stereotype.Component;

/** Reads stored events where a read model could be stale. */
@Component
class RosterHistory {

    private final EventHistory events;

    RosterHistory(EventHistory events) {
        this.events = events;
    }

    /** The current roster of a gathering. */
    Roster roster(String gatheringId) {
        return events.of(Roster.idFor(gatheringId), RosterEvent.class).stream()
                .reduce(Roster.EMPTY, Roster::evolve, (before, after) -> after);
    }
}
