package org.ibasho.chassis.eventstore;

import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.ibasho.chassis.decision.Event;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads stored events themselves: for what must not rest on a read model, which may be behind. */
public final class EventHistory {

    private static final long FIRST = 0;

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final EventStore events;
    private final EventNames names;
    private final JdbcClient jdbc;

    EventHistory(EventStore events, EventNames names, JdbcClient jdbc) {
        this.events = events;
        this.names = names;
        this.jdbc = jdbc;
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

    /**
     * The streams that have an event of a rare type. The service has a partial index for each type that is asked for:
     * {@code create index … on event (stream_id) where event_type = '…'}.
     *
     * @param after the streams after this one, in the order of their ids; empty for the first ones
     */
    public List<String> streamsWith(Class<? extends Event> type, String after, int limit) {
        // the name is a part of the statement, for otherwise the planner could not know that the index will do
        return jdbc.sql("""
            select distinct stream_id from event where event_type = '%s' and stream_id > ? order by stream_id limit ?
            """.formatted(names.nameOf(type)))
                .params(after.isEmpty() ? BEFORE_ALL : UUID.fromString(after), limit)
                .query((row, n) -> row.getString("stream_id"))
                .list();
    }
}
