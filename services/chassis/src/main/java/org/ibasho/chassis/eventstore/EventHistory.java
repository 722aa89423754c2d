package org.ibasho.chassis.eventstore;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.ibasho.chassis.decision.Event;

/** Reads one stream's events: for decisions that must not rest on a read model, which may be behind. */
public final class EventHistory {

    private static final long FIRST = 0;

    private final EventStore events;

    EventHistory(EventStore events) {
        this.events = events;
    }

    /** All events of a stream, in their order, as they were stored; empty if there is no such stream. */
    public <E extends Event> List<RecordedEvent<E>> recorded(String streamId, Class<E> type) {
        return events.readEvents(streamId, FIRST)
                .asStream()
                .map(message -> RecordedEvent.of(message, type))
                .toList();
    }

    /** All events of a stream, in their order. */
    public <E extends Event> List<E> of(String streamId, Class<E> type) {
        return recorded(streamId, type).stream().map(RecordedEvent::event).toList();
    }
}
