package org.ibasho.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.EventMessage;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.outbox.PublicationNumbers.Publication;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.ContractType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Translates stored events to contract events and hands these to Kafka. */
public final class OutboxRelay {

    /** The reader's name. */
    static final String NAME = "outbox";

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final ContractTranslator translator;
    private final PublicationNumbers numbers;
    private final CloudEventWriter writer;
    private final PendingSends pendingSends;
    private final TraceCarrier traces;
    private final MeterRegistry meters;

    /** Of the events that were prepared last. */
    private final Map<String, List<ContractEvent>> translated = new HashMap<>();

    private final Map<Publication, PublicationNumber> numbered = new HashMap<>();

    OutboxRelay(
            ContractTranslator translator,
            PublicationNumbers numbers,
            CloudEventWriter writer,
            PendingSends pendingSends,
            TraceCarrier traces,
            MeterRegistry meters) {
        this.translator = translator;
        this.numbers = numbers;
        this.writer = writer;
        this.pendingSends = pendingSends;
        this.traces = traces;
        this.meters = meters;
    }

    /** Numbers what others get to know of some events, with one commit; {@link #publish} of each has to follow. */
    void prepare(List<? extends EventMessage<?>> stored) {
        translated.clear();
        List<Publication> publications = new ArrayList<>();
        for (EventMessage<?> event : stored) {
            List<ContractEvent> told = translate(event);
            translated.put(event.getIdentifier(), told);
            told.forEach(one -> publications.add(publication(one, event)));
        }
        numbered.clear();
        numbered.putAll(numbers.number(publications));
    }

    /** Hands over what others get to know of an event; {@link #awaitAcknowledgements} has to follow. */
    public void publish(EventMessage<?> stored) {
        if (!translated.containsKey(stored.getIdentifier())) {
            prepare(List.of(stored));
        }
        String traceparent = (String) stored.getMetaData().get(TraceCarrier.TRACEPARENT);
        Objects.requireNonNull(translated.get(stored.getIdentifier()))
                .forEach(told -> traces.continueIn("publish", traceparent, () -> send(told, stored, traceparent)));
    }

    private List<ContractEvent> translate(EventMessage<?> stored) {
        return Event.class.isAssignableFrom(stored.getPayloadType())
                ? translator.translate((Event) stored.getPayload())
                : List.of();
    }

    private static Publication publication(ContractEvent told, EventMessage<?> stored) {
        return new Publication(
                UUID.fromString(stored.getIdentifier()),
                ContractType.of(told).topic().topicName(),
                told.subject());
    }

    /** Returns when Kafka has acknowledged everything that was handed over. */
    public void awaitAcknowledgements() {
        pendingSends.await();
    }

    private void send(ContractEvent told, EventMessage<?> stored, @Nullable String traceparent) {
        ProducerRecord<String, byte[]> message = writer.write(
                told, stored.getIdentifier(), stored.getTimestamp(), number(told, stored), traces.current());
        String type = ContractType.of(told).typeName();
        pendingSends.send(message, () -> acknowledged(type, traceparent));
    }

    private PublicationNumber number(ContractEvent told, EventMessage<?> stored) {
        return Objects.requireNonNull(numbered.get(publication(told, stored)));
    }

    private void acknowledged(String type, @Nullable String traceparent) {
        meters.counter("ibasho.outbox.published", "type", type).increment();
        traces.continueIn("published", traceparent, () -> log.info("published {}", type));
    }
}
