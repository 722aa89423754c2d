package org.ibasho.chassis.eventstore;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * A stream has an event whose type this program does not know, since a newer program stored it. Nothing is decided
 * without it: a command on the stream fails until a program that knows the type takes it.
 */
public final class UnknownEventType extends RuntimeException {

    private UnknownEventType(String streamId, long version, String type) {
        super("stream %s has an event that this program does not know: %s, number %d"
                .formatted(streamId, type, version));
    }

    /** The name of a stored event's type if this program does not know it; otherwise null. */
    public static @Nullable String in(EventMessage<?> message) {
        return message.getPayloadType() == UnknownSerializedType.class
                ? ((UnknownSerializedType) message.getPayload())
                        .serializedType()
                        .getName()
                : null;
    }

    /** A stream that fails at the first event of an unknown type. */
    static DomainEventStream refused(DomainEventStream stream) {
        return stream.filter(message -> {
            check(message);
            return true;
        });
    }

    private static void check(DomainEventMessage<?> message) {
        String type = in(message);
        if (type != null) {
            throw new UnknownEventType(message.getAggregateIdentifier(), message.getSequenceNumber(), type);
        }
    }
}
