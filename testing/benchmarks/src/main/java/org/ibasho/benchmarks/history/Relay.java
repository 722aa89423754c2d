package org.ibasho.benchmarks.history;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.chassis.outbox.Republication;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaTemplate;

/** The relay of a running service, and the service's producer. */
final class Relay {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final JdbcClient jdbc;
    private final SmartLifecycle runner;
    private final Republication republication;
    private final KafkaTemplate<String, byte[]> kafka;

    @SuppressWarnings("unchecked") // the chassis's template is for these types
    Relay(RunningService service) {
        this.jdbc = service.bean(JdbcClient.class);
        this.runner = service.bean("outboxRelayRunner", SmartLifecycle.class);
        this.republication = service.bean(Republication.class);
        this.kafka = service.bean(KafkaTemplate.class);
    }

    /** Waits until everything that is stored has been published. */
    void awaitRest() {
        await(() -> !isAsked() && isAtEnd());
    }

    private boolean isAtEnd() {
        return jdbc.sql("""
            select (select (transaction_id, position) from event order by transaction_id desc, position desc limit 1)
                <= (select (transaction_id, position) from reader_position where reader = 'outbox')
            """).query(Boolean.class).optional().orElse(false);
    }

    /** Sets the relay back to the first event, from which on everything is published as what is new is. */
    void publishAsNew() {
        runner.stop();
        jdbc.sql("update reader_position set transaction_id = '0', position = 0 where reader = 'outbox'")
                .update();
        runner.start();
        awaitRest();
    }

    /** Has the history published again, as an operator does. */
    void publishAgain() {
        ask();
        await(() -> !isAsked());
    }

    void ask() {
        republication.ask("benchmark");
    }

    /** Whether the history is being published again. */
    boolean isAsked() {
        return republication.open().isPresent();
    }

    /** Whether an event has been published. */
    boolean hasPublished(String stream) {
        return jdbc.sql("""
            select exists (
                select from event e, reader_position r where r.reader = 'outbox' and e.stream_id = ?::uuid
                and (e.transaction_id, e.position) <= (r.transaction_id, r.position))
            """).param(stream).query(Boolean.class).single();
    }

    /** Sends messages with the service's producer, and waits for all acknowledgements. */
    void send(List<ProducerRecord<String, byte[]>> messages) throws Exception {
        try (Producer<String, byte[]> producer = kafka.getProducerFactory().createProducer()) {
            List<Future<RecordMetadata>> sent =
                    messages.stream().map(producer::send).toList();
            producer.flush();
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        }
    }

    static void await(BooleanSupplier condition) {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("not published within " + LIMIT.toMinutes() + " minutes");
            }
            LockSupport.parkNanos(TICK_NANOS);
        }
    }
}
