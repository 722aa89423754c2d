package org.ibasho.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.EventMessage;
import org.ibasho.chassis.decision.Event;
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
    private final CloudEventWriter writer;
    private final PendingSends pendingSends;
    private final TraceCarrier traces;
    private final MeterRegistry meters;

    OutboxRelay(
            ContractTranslator translator,
            CloudEventWriter writer,
            PendingSends pendingSends,
            TraceCarrier traces,
            MeterRegistry meters) {
        this.translator = translator;
        this.writer = writer;
        this.pendingSends = pendingSends;
        this.traces = traces;
        this.meters = meters;
    }

    /** An event cannot be translated; another attempt of this program fails in the same way. */
    static final class Untranslatable extends RuntimeException {

        private final RuntimeException failure;

        Untranslatable(RuntimeException failure) {
            super(failure);
            this.failure = failure;
        }

        RuntimeException failure() {
            return failure;
        }
    }

    /**
     * Hands over what others get to know of an event; {@link #awaitAcknowledgements} has to follow.
     *
     * @throws RuntimeException if it cannot be translated; nothing of it was handed over then
     */
    public void publish(EventMessage<?> stored) {
        if (Event.class.isAssignableFrom(stored.getPayloadType())) {
            String traceparent = (String) stored.getMetaData().get(TraceCarrier.TRACEPARENT);
            translated((Event) stored.getPayload())
                    .forEach(told -> traces.continueIn("publish", traceparent, () -> send(told, stored, traceparent)));
        }
    }

    private List<ContractEvent> translated(Event event) {
        try {
            return translator.translate(event);
        } catch (RuntimeException failure) {
            throw new Untranslatable(failure);
        }
    }

    /** Returns when Kafka has acknowledged everything that was handed over. */
    public void awaitAcknowledgements() {
        pendingSends.await();
    }

    private void send(ContractEvent told, EventMessage<?> stored, @Nullable String traceparent) {
        ProducerRecord<String, byte[]> message =
                writer.write(told, stored.getIdentifier(), stored.getTimestamp(), traces.current());
        String type = ContractType.of(told).typeName();
        pendingSends.send(message, () -> acknowledged(type, traceparent));
    }

    private void acknowledged(String type, @Nullable String traceparent) {
        meters.counter("ibasho.outbox.published", "type", type).increment();
        traces.continueIn("published", traceparent, () -> log.info("published {}", type));
    }
}
