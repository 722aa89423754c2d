package org.ibasho.chassis.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.ibasho.chassis.decision.Event;

/** Events to store in these tests. */
sealed interface TestEvent extends Event {

    record Happened(String streamId, String what) implements TestEvent {}

    /** JSON under our own names, as the services store it. */
    static Serializer serializer() {
        return new NamedEventSerializer(NamedEventSerializer.builder(), names());
    }

    static EventNames names() {
        return new EventNames(List.of(TestEvent.class));
    }

    static String newStream() {
        return new TimeOrderedIds().generateIdentifier();
    }

    static DomainEventMessage<Happened> event(String stream, long number) {
        return event(stream, number, Instant.now());
    }

    static DomainEventMessage<Happened> event(String stream, long number, Instant at) {
        return new GenericDomainEventMessage<>(
                "test",
                stream,
                number,
                new Happened(stream, "it is " + number),
                MetaData.from(Map.of("traceparent", "00-1-2-01")),
                UUID.randomUUID().toString(),
                at);
    }
}
