package org.ibasho.chassis.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/**
 * A row of the store as Axon wants to see it. JSON stays the bytes that came from the database until somebody needs
 * the object.
 */
record StoredEvent(
        StorePosition position,
        String streamId,
        long sequenceNumber,
        @Nullable String streamType,
        String eventId,
        SerializedObject<byte[]> metadata,
        SerializedObject<byte[]> payload,
        Instant recordedAt)
        implements DomainEventData<byte[]>, TrackedEventData<byte[]> {

    /** The columns of a message, in the order in which rows are read. Its position stands before them. */
    static final String CONTENT = """
            stream_id, sequence_number, stream_type, event_id, event_type, revision, metadata, payload, recorded_at
            """;

    /** All columns of an event. */
    static final String COLUMNS = "transaction_id::text::bigint, position, " + CONTENT;

    static StoredEvent of(ResultSet row) throws SQLException {
        return new StoredEvent(
                new StorePosition(row.getLong(1), row.getLong(2)),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                new SerializedMetaData<>(row.getBytes(9), byte[].class),
                new SimpleSerializedObject<>(row.getBytes(10), byte[].class, row.getString(7), row.getString(8)),
                Objects.requireNonNull(row.getObject(11, OffsetDateTime.class)).toInstant());
    }

    @Override
    public StorePosition trackingToken() {
        return position;
    }

    @Override
    public @Nullable String getType() {
        return streamType;
    }

    @Override
    public String getAggregateIdentifier() {
        return streamId;
    }

    @Override
    public long getSequenceNumber() {
        return sequenceNumber;
    }

    @Override
    public String getEventIdentifier() {
        return eventId;
    }

    @Override
    public Instant getTimestamp() {
        return recordedAt;
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return metadata;
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return payload;
    }
}
