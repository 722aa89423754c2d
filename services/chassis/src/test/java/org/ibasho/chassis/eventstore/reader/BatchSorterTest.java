package org.ibasho.chassis.eventstore.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.SerializationException;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.junit.jupiter.api.Test;

class BatchSorterTest {

    private final BatchSorter sorter = new BatchSorter("outbox", Event.class, new EventNames(List.of()));

    private record Happened(String streamId) implements Event {}

    @Test
    void an_event_that_cannot_be_read_parks_its_stream() {
        assertThat(sorter.sort(List.of(unreadable(new SerializationException("no JSON"))), new HashMap<>())
                        .parked())
                .hasSize(1);
    }

    @Test
    void while_the_key_store_is_away_the_reader_waits_and_parks_nothing() {
        RuntimeException away = new SerializationException("not opened", new KeyStoreUnavailable("away"));

        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> sorter.sort(List.of(unreadable(away)), new HashMap<>()));
    }

    private static DomainEventMessage<?> unreadable(RuntimeException failure) {
        Happened event = new Happened(UUID.randomUUID().toString());
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(1),
                new GenericDomainEventMessage<>("thing", event.streamId(), 0, event)) {
            @Override
            public Happened getPayload() {
                throw failure;
            }
        };
    }
}
