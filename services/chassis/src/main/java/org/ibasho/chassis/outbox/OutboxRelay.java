package org.ibasho.chassis.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.ContractType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Sends what others get to know to Kafka. A batch is sent as a whole, then every acknowledgement is waited for, and only
 * then the token moves on, in the service's own database: a crash in between sends again, and never skips.
 */
@ProcessingGroup(OutboxRelay.NAME)
public final class OutboxRelay {

    static final String NAME = "outbox";
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ContractTranslator translator;
    private final CloudEventWriter writer;
    private final KafkaTemplate<String, byte[]> kafka;
    private final TraceCarrier traces;
    private final MeterRegistry meters;

    OutboxRelay(
            ContractTranslator translator,
            CloudEventWriter writer,
            KafkaTemplate<String, byte[]> kafka,
            TraceCarrier traces,
            MeterRegistry meters) {
        this.translator = translator;
        this.writer = writer;
        this.kafka = kafka;
        this.traces = traces;
        this.meters = meters;
    }

    @EventHandler
    void on(Event event, EventMessage<?> stored) {
        String traceparent = (String) stored.getMetaData().get(TraceCarrier.TRACEPARENT);
        translator
                .translate(event)
                .forEach(told -> traces.continueIn("publish", traceparent, () -> send(told, stored)));
    }

    private void send(ContractEvent told, EventMessage<?> stored) {
        ContractType type = ContractType.of(told);
        ProducerRecord<String, byte[]> message =
                writer.write(told, stored.getIdentifier(), stored.getTimestamp(), traces.current());
        CompletableFuture<?> acknowledged = kafka.send(message);
        CurrentUnitOfWork.get().onPrepareCommit(work -> await(acknowledged));
        meters.counter("ibasho.outbox.published", "type", type.typeName()).increment();
        log.info("published {}", type.typeName());
    }

    private static void await(CompletableFuture<?> acknowledged) {
        try {
            acknowledged.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before Kafka acknowledged", stopping);
        } catch (Exception unacknowledged) {
            throw new IllegalStateException("not acknowledged by Kafka; it will be sent again", unacknowledged);
        }
    }
}
