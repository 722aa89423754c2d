package org.ibasho.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.ContractType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what others get to know to Kafka. A batch is sent as a whole, then every acknowledgement is waited for, and only
 * then the token moves on, in the service's own database: a crash in between sends again, and never skips.
 */
@ProcessingGroup(OutboxRelay.NAME)
public final class OutboxRelay {

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

    @EventHandler
    void on(Event event, EventMessage<?> stored) {
        String traceparent = (String) stored.getMetaData().get(TraceCarrier.TRACEPARENT);
        translator
                .translate(event)
                .forEach(told -> traces.continueIn("publish", traceparent, () -> send(told, stored, traceparent)));
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
