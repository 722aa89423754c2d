package org.ibasho.chassis.projection.build;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.EventLoop;
import org.ibasho.chassis.eventstore.reader.ParkedStream;
import org.ibasho.chassis.eventstore.reader.StreamParking;
import org.ibasho.chassis.eventstore.reader.StreamParking.Admission;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/**
 * Everything that was stored, a page at a time. Reads what a read model needs of an event and nothing else of the row;
 * where stored events have to be brought into today's shape first, it reads them as the event store's other readers
 * do.
 */
public final class StoredEventPages {

    /** The name of the reader is known to whoever asked for the page. */
    private static final String NOBODY = "";

    private final EventStorageEngine engine;
    private final Jackson3Serializer serializer;
    private final EventNames names;
    private final boolean asStored;
    private final JdbcClient jdbc;

    /** @param asStored whether events are stored in today's shape */
    public StoredEventPages(
            EventStorageEngine engine,
            Jackson3Serializer serializer,
            EventNames names,
            boolean asStored,
            JdbcClient jdbc) {
        this.engine = engine;
        this.serializer = serializer;
        this.names = names;
        this.asStored = asStored;
        this.jdbc = jdbc;
    }

    /**
     * Events that follow one another.
     *
     * @param events those that are wanted
     * @param unusable the streams of those that are wanted, perhaps, and are of an unknown type or cannot be read
     * @param end the place of the last one that was read, wanted or not; where the page began if there is none
     * @param read how many were read
     */
    record Page(List<StreamEvent> events, List<ParkedStream> unusable, StorePosition end, int read) {}

    /** The next events after a place that can be read now. */
    Page after(StorePosition place, int limit, Class<? extends Event> wanted) {
        return asStored ? rows(place, limit, wanted) : messages(place, limit, wanted);
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
        private final Set<String> unknown = new HashSet<>();
        private final List<StreamEvent> events;
        private final List<ParkedStream> unusable = new ArrayList<>();
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
            String type = row.getString(5);
            Optional<ObjectReader> reader = readers.computeIfAbsent(type, this::reader);
            if (reader.isPresent()) {
                addEvent(row, type, reader.get());
            } else if (unknown.contains(type)) {
                unusable.add(ParkedStream.unknown(NOBODY, row.getString(3), row.getLong(4), type));
            }
        }

        private void addEvent(ResultSet row, String type, ObjectReader reader) throws SQLException {
            try {
                Event event = reader.readValue(row.getBytes(6));
                events.add(new StreamEvent(row.getString(3), row.getLong(4), at(row), event));
            } catch (JacksonException unreadable) {
                unusable.add(ParkedStream.failed(NOBODY, row.getString(3), row.getLong(4), type, unreadable));
            }
        }

        private static Instant at(ResultSet row) throws SQLException {
            return row.getObject(7, OffsetDateTime.class).toInstant();
        }

        private Optional<ObjectReader> reader(String type) {
            Class<?> event = serializer.classForType(new SimpleSerializedType(type, null));
            if (event == UnknownSerializedType.class && names.mayBelongTo(wanted, type)) {
                unknown.add(type);
            }
            return wanted.isAssignableFrom(event)
                    ? Optional.of(serializer.getObjectMapper().readerFor(event))
                    : Optional.empty();
        }

        private Page page(StorePosition begin) {
            StorePosition end = read == 0 ? begin : new StorePosition(Long.parseLong(transactionId), position);
            return new Page(events, unusable, end, read);
        }
    }

    private Page messages(StorePosition place, int limit, Class<? extends Event> wanted) {
        List<TrackedEventMessage<?>> messages = new ArrayList<>(limit);
        StorePosition end = place;
        try (Stream<? extends TrackedEventMessage<?>> stream = engine.readEvents(place, false)) {
            Iterator<? extends TrackedEventMessage<?>> stored = stream.iterator();
            while (messages.size() < limit && stored.hasNext()) {
                TrackedEventMessage<?> message = stored.next();
                messages.add(message);
                end = EventLoop.position(message);
            }
        }
        Admission admission = StreamParking.sort(NOBODY, wanted, names, messages);
        return new Page(
                admission.events().stream().map(StoredEventPages::happened).toList(),
                admission.parked(),
                end,
                messages.size());
    }

    /** The position of the last event: an index knows it, while counting all events would take minutes. */
    long last() {
        return jdbc.sql("select position from event order by transaction_id desc, position desc limit 1")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    public static StreamEvent happened(TrackedEventMessage<?> message) {
        DomainEventMessage<?> event = (DomainEventMessage<?>) message;
        return new StreamEvent(event.getAggregateIdentifier(), event.getSequenceNumber(), event.getTimestamp(), (Event)
                event.getPayload());
    }
}
