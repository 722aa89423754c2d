package org.ibasho.scheduling.staffing.roster;

import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.programme.Kind;
import org.springframework.stereotype.Component;

/** What is stored, where a read model that is a moment behind would not do. */
@Component
class RosterHistory {

    private final EventStore events;

    RosterHistory(EventStore events) {
        this.events = events;
    }

    /** A gathering's roster as it stands. */
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
