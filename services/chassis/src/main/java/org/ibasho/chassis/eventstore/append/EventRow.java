package org.ibasho.chassis.eventstore.append;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** An event as it is about to be stored. */
record EventRow(
        UUID streamId,
        long sequenceNumber,
        @Nullable String streamType,
        UUID eventId,
        String eventType,
        @Nullable String revision,
        String metadata,
        String payload,
        String recordedAt) {

    static EventRow of(EventMessage<?> message, Serializer serializer) {
        DomainEventMessage<?> event = message instanceof DomainEventMessage<?> ofStream
                ? ofStream
                : new GenericDomainEventMessage<>(null, message.getIdentifier(), 0, message, message::getTimestamp);
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        return new EventRow(
                UUID.fromString(event.getAggregateIdentifier()),
                event.getSequenceNumber(),
                event.getType(),
                UUID.fromString(event.getIdentifier()),
                payload.getType().getName(),
                payload.getType().getRevision(),
                event.serializeMetaData(serializer, String.class).getData(),
                payload.getData(),
                event.getTimestamp().toString());
    }

    void bind(Parameters parameters) throws SQLException {
        parameters.add(streamId);
        parameters.add(sequenceNumber);
        parameters.add(streamType);
        parameters.add(eventId);
        parameters.add(eventType);
        parameters.add(revision);
        parameters.addUntyped(metadata);
        parameters.addUntyped(payload);
        parameters.addUntyped(recordedAt);
    }

    /** Column by column, as arrays. */
    static void bind(List<EventRow> rows, Parameters parameters) throws SQLException {
        parameters.addAll("uuid", rows, EventRow::streamId);
        parameters.addAll("bigint", rows, EventRow::sequenceNumber);
        parameters.addAll("text", rows, EventRow::streamType);
        parameters.addAll("uuid", rows, EventRow::eventId);
        parameters.addAll("text", rows, EventRow::eventType);
        parameters.addAll("text", rows, EventRow::revision);
        parameters.addAll("text", rows, EventRow::metadata);
        parameters.addAll("text", rows, EventRow::payload);
        parameters.addAll("text", rows, EventRow::recordedAt);
    }
}
