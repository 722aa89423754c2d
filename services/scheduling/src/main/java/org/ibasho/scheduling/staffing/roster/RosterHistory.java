package org.ibasho.scheduling.staffing.roster;

import java.util.Optional;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.programme.Kind;
import org.springframework.stereotype.Component;

/** What is stored, where a read model that is a moment behind would not do. */
@Component
class RosterHistory {

    private final EventHistory events;

    RosterHistory(EventHistory events) {
        this.events = events;
    }

    /** The kind of a gathering, which never changes; empty if there is no such gathering. */
    Optional<Kind> kindOf(String gatheringId) {
        return events.of(gatheringId, GatheringEvent.class).stream()
                .filter(GatheringEvent.Planned.class::isInstance)
                .map(GatheringEvent.Planned.class::cast)
                .map(planned -> Kind.valueOf(planned.kind()))
                .findFirst();
    }

    /** A gathering's roster as it stands. */
    Roster roster(String gatheringId) {
        return events.of(Roster.idFor(gatheringId), RosterEvent.class).stream()
                .reduce(Roster.EMPTY, Roster::evolve, (before, after) -> after);
    }
}
