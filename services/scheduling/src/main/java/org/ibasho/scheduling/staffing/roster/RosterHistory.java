package org.ibasho.scheduling.staffing.roster;

import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;

/** Reads stored events where a read model could be stale. */
@Component
class RosterHistory {

    private final EventStore events;

    RosterHistory(EventStore events) {
        this.events = events;
    }

    /** The current roster of a gathering. */
    Roster roster(String gatheringId) {
        return stream(Roster.idFor(gatheringId), RosterEvent.class)
                .reduce(Roster.EMPTY, Roster::evolve, (before, after) -> after);
    }

    private <E> Stream<E> stream(String streamId, Class<E> type) {
        return events.readEvents(streamId)
                .asStream()
                .map(Message::getPayload)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
