package org.ibasho.chassis.projection.build;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.EventLoop;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectReader;

/**
 * Everything that was stored, a page at a time. Reads what a read model needs of an event and nothing else of the row;
 * where stored events have to be brought into today's shape first, it reads them as the event store's other readers
 * do.
 */
public final class StoredEventPages {

    private final EventStorageEngine engine;
    private final Jackson3Serializer serializer;
    private final boolean asStored;
    private final JdbcClient jdbc;

    /** @param asStored whether events are stored in today's shape */
    public StoredEventPages(
            EventStorageEngine engine, Jackson3Serializer serializer, boolean asStored, JdbcClient jdbc) {
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
    record Page(List<StreamEvent> events, StorePosition end, int read) {}

    /** The next events after a place that can be read now. */
    Page after(StorePosition place, int limit, Class<? extends Event> wanted) {
        return asStored ? rows(place, limit, wanted) : messages(place, limit);
    }

    private Page rows(StorePosition place, int limit, Class<? extends Event> wanted) {
        Rows rows = new Rows(wanted, limit);
        jdbc.sql("""
            select transaction_id, position, stream_id, sequence_number, event_type, payload, recorded_at
            from event
            where (transaction_id, position) > (?::text::xid8, ?)
            and transaction_id < transaction_number(pg_snapshot_xmin(pg_current_snapshot()))
            order by transaction_id, position
            limit %d
            """.formatted(limit))
                .params(Long.toString(place.transactionId()), place.index())
                .query(rows::add);
        return rows.page(place);
    }

    /** Takes rows in. Which events are wanted and how they are read is found out once a type. */
    private final class Rows {

        private final Class<? extends Event> wanted;
        private final Map<String, Optional<ObjectReader>> readers = new HashMap<>();
        private final List<StreamEvent> events;
        private String transactionId = "0";
        private long position;
        private int read;

        private Rows(Class<? extends Event> wanted, int limit) {
            this.wanted = wanted;
            this.events = new ArrayList<>(limit);
        }

        private void add(ResultSet row) throws SQLException {
            read++;
            transactionId = row.getString(1);
            position = row.getLong(2);
            Optional<ObjectReader> reader = readers.computeIfAbsent(row.getString(5), this::reader);
            if (reader.isPresent()) {
                Event event = reader.get().readValue(row.getBytes(6));
                events.add(new StreamEvent(row.getString(3), row.getLong(4), at(row), event));
            }
        }

        private static Instant at(ResultSet row) throws SQLException {
            return row.getObject(7, OffsetDateTime.class).toInstant();
        }

        private Optional<ObjectReader> reader(String type) {
            Class<?> event = serializer.classForType(new SimpleSerializedType(type, null));
            return wanted.isAssignableFrom(event)
                    ? Optional.of(serializer.getObjectMapper().readerFor(event))
                    : Optional.empty();
        }

        private Page page(StorePosition begin) {
            return new Page(
                    events, read == 0 ? begin : new StorePosition(Long.parseLong(transactionId), position), read);
        }
    }

    private Page messages(StorePosition place, int limit) {
        List<StreamEvent> events = new ArrayList<>(limit);
        StorePosition end = place;
        try (Stream<? extends TrackedEventMessage<?>> stream = engine.readEvents(place, false)) {
            Iterator<? extends TrackedEventMessage<?>> stored = stream.iterator();
            while (events.size() < limit && stored.hasNext()) {
                TrackedEventMessage<?> message = stored.next();
                events.add(happened(message));
                end = EventLoop.position(message);
            }
        }
        return new Page(events, end, events.size());
    }

    /** How many events there are, more or less. */
    long count() {
        return jdbc.sql("select count(*) from event").query(Long.class).single();
    }

    public static StreamEvent happened(TrackedEventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return new StreamEvent(event.getAggregateIdentifier(), event.getSequenceNumber(), event.getTimestamp(), (Event)
                event.getPayload());
    }
}
