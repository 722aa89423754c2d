package org.ibasho.chassis.projection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.readmodel.Happened;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that was stored, a page at a time. Reads what a read model needs of an event and nothing else of the row; where
 * stored events have to be brought into today's shape first, it reads them as the event store's other readers do.
 */
final class History {

    private final EventStorageEngine engine;
    private final Serializer serializer;
    private final boolean asStored;
    private final JdbcClient jdbc;

    /** @param asStored whether events are stored in today's shape */
    History(EventStorageEngine engine, Serializer serializer, boolean asStored, JdbcClient jdbc) {
        this.engine = engine;
        this.serializer = serializer;
        this.asStored = asStored;
        this.jdbc = jdbc;
    }

    /**
     * Events that follow one another.
     *
     * @param events those that are wanted
     * @param end the place of the last one that was read, wanted or not; where the page began if there is none
     * @param read how many were read
     */
    record Page(List<Happened> events, StorePosition end, int read) {}

    /** The next events after a place that can be read now. */
    Page after(StorePosition place, int limit, Class<? extends Event> wanted) {
        return asStored ? rows(place, limit, wanted) : messages(place, limit);
    }

    private Page rows(StorePosition place, int limit, Class<? extends Event> wanted) {
        Rows rows = new Rows(wanted, place, limit);
        jdbc.sql("""
                select transaction_id::text::bigint, position, stream_id, sequence_number, event_type, revision, payload
                from event
                where (transaction_id, position) > (?::text::xid8, ?)
                and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                order by event.transaction_id, event.position
                limit %d
                """.formatted(limit))
                .params(Long.toString(place.transactionId()), place.index())
                .query(rows::add);
        return new Page(rows.events, rows.end, rows.read);
    }

    /** Takes rows in. */
    private final class Rows {

        private final Class<? extends Event> wanted;
        private final Map<String, Boolean> isWanted = new HashMap<>();
        private final List<Happened> events;
        private StorePosition end;
        private int read;

        private Rows(Class<? extends Event> wanted, StorePosition begin, int limit) {
            this.wanted = wanted;
            this.events = new ArrayList<>(limit);
            this.end = begin;
        }

        private void add(ResultSet row) throws SQLException {
            read++;
            String type = row.getString(5);
            if (isWanted.computeIfAbsent(type, this::isWanted)) {
                Event event = serializer.deserialize(
                        new SimpleSerializedObject<>(row.getBytes(7), byte[].class, type, row.getString(6)));
                events.add(new Happened(row.getString(3), row.getLong(4), event));
            }
            end = new StorePosition(row.getLong(1), row.getLong(2));
        }

        private boolean isWanted(String type) {
            return wanted.isAssignableFrom(serializer.classForType(new SimpleSerializedType(type, null)));
        }
    }

    private Page messages(StorePosition place, int limit) {
        List<Happened> events = new ArrayList<>(limit);
        StorePosition end = place;
        try (Stream<? extends TrackedEventMessage<?>> stream = engine.readEvents(place, false)) {
            Iterator<? extends TrackedEventMessage<?>> stored = stream.iterator();
            while (events.size() < limit && stored.hasNext()) {
                TrackedEventMessage<?> message = stored.next();
                events.add(happened(message));
                end = place(message);
            }
        }
        return new Page(events, end, events.size());
    }

    /** How many events there are, more or less. */
    long count() {
        return jdbc.sql("select count(*) from event").query(Long.class).single();
    }

    static StorePosition place(TrackedEventMessage<?> message) {
        return (StorePosition) message.trackingToken();
    }

    static Happened happened(TrackedEventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return new Happened(event.getAggregateIdentifier(), event.getSequenceNumber(), (Event) event.getPayload());
    }
}
