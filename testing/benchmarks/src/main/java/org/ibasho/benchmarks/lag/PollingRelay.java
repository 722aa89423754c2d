package org.ibasho.benchmarks.lag;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.catalogue.ContractType;
import org.ibasho.sample.integration.TallyTranslator;
import org.ibasho.sample.tally.TallyEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The usual polling relay: every ten milliseconds it reads the events after its token, sends them, waits for the
 * acknowledgements, and stores the token. It reads through the same engine as our relay and sends with the same
 * producer.
 */
final class PollingRelay implements AutoCloseable {

    /** The table with its token. */
    static final String TABLE = "create table relay_token (token text not null); insert into relay_token values ('')";

    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long TIMEOUT_SECONDS = 30;
    private static final int BATCH = 500;
    private static final URI SOURCE = URI.create("urn:ibasho:scheduling");

    private final EventStorageEngine engine;
    private final KafkaTemplate<String, byte[]> kafka;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Thread thread = Thread.ofPlatform().name("polling-relay").unstarted(this::run);
    private volatile boolean running = true;
    private @Nullable TrackingToken token;

    @SuppressWarnings("unchecked") // the chassis's template is for these types
    PollingRelay(RunningService service) {
        this.engine = service.engine();
        this.kafka = service.bean(KafkaTemplate.class);
        this.jdbc = service.bean(JdbcClient.class);
        this.json = service.bean(JsonMapper.class);
        this.token = engine.createHeadToken();
        thread.start();
    }

    private void run() {
        long next = System.nanoTime();
        while (running) {
            pass();
            next = Math.max(next + EVERY_NANOS, System.nanoTime());
            for (long left = next - System.nanoTime(); left > 0 && running; left = next - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    private void pass() {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(token, false)) {
            events.limit(BATCH).forEach(event -> {
                ContractEvent contractEvent = TallyTranslator.contractEvent((TallyEvent) event.getPayload());
                sent.add(kafka.send(message(contractEvent, event)));
                token = event.trackingToken();
            });
        }
        if (!sent.isEmpty()) {
            CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new))
                    .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .join();
            jdbc.sql("update relay_token set token = ?")
                    .param(json.writeValueAsString(token))
                    .update();
        }
    }

    private ProducerRecord<String, byte[]> message(ContractEvent event, TrackedEventMessage<?> stored) {
        ContractType type = ContractType.of(event);
        ProducerRecord<String, byte[]> message = KafkaMessageFactory.<String>createWriter(
                        type.topic().topicName(), null, null, event.subject())
                .writeBinary(CloudEventBuilder.v1()
                        .withId(stored.getIdentifier())
                        .withSource(SOURCE)
                        .withType(type.typeName())
                        .withSubject(event.subject())
                        .withTime(stored.getTimestamp().atOffset(ZoneOffset.UTC))
                        .withData("application/json", json.writeValueAsBytes(event))
                        .build());
        if (stored.getMetaData().get(TraceCarrier.TRACEPARENT) instanceof String trace) {
            message.headers().add(TraceCarrier.TRACEPARENT, trace.getBytes(StandardCharsets.UTF_8));
        }
        return message;
    }

    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        while (thread.isAlive()) {
            joinQuietly();
        }
    }

    private void joinQuietly() {
        try {
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
