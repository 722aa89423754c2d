package org.ibasho.scheduling.staffing.roster;

import org.ibasho.chassis.eventstore.EventHistory;
import org.springframework.stereotype.Component;

/** What is stored, where a read model that is a moment behind would not do. */
@Component
class RosterHistory {

    private final EventHistory events;

    RosterHistory(EventHistory events) {
        this.events = events;
    }

    /** A gathering's roster as it stands. */
    Roster roster(String gatheringId) {
        return events.of(Roster.idFor(gatheringId), RosterEvent.class).stream()
                .reduce(Roster.EMPTY, Roster::evolve, (before, after) -> after);
    }
}
