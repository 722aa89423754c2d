package org.ibasho.chassis.eventstore;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.ibasho.chassis.decision.Event;

/**
 * An event as it was stored.
 *
 * @param id the event's id (UUID)
 * @param version its sequence number in its stream; the first is 0
 * @param at when it was stored
 * @param metadata what is known of the command that it came of
 */
public record RecordedEvent<E extends Event>(
        String id, String streamId, long version, Instant at, Map<String, String> metadata, E event) {

    public RecordedEvent {
        metadata = Map.copyOf(metadata);
    }

    /** A message of Axon's whose payload is an event of this type. */
    public static <E extends Event> RecordedEvent<E> of(EventMessage<?> message, Class<E> type) {
        DomainEventMessage<?> stored = (DomainEventMessage<?>) message;
        Map<String, String> metadata = new HashMap<>();
        stored.getMetaData().forEach((name, value) -> metadata.put(name, String.valueOf(value)));
        return new RecordedEvent<>(
                stored.getIdentifier(),
                stored.getAggregateIdentifier(),
                stored.getSequenceNumber(),
                stored.getTimestamp(),
                metadata,
                type.cast(stored.getPayload()));
    }

    /** The value of a metadata key. */
    public Optional<String> metadata(String name) {
        return Optional.ofNullable(metadata.get(name));
    }
}
