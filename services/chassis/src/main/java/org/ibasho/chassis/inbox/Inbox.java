package org.ibasho.chassis.inbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.ContractType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Gives each event of other services to its subscribers, exactly once in effect, however often Kafka delivers it. */
final class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final List<Subscriber<?>> subscribers;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final JsonMapper json;
    private final TraceCarrier traces;
    private final MeterRegistry meters;
    private final Parking parking;

    Inbox(
            List<Subscriber<?>> subscribers,
            JdbcClient jdbc,
            TransactionOperations transactions,
            JsonMapper json,
            TraceCarrier traces,
            MeterRegistry meters,
            Parking parking) {
        this.subscribers = List.copyOf(subscribers);
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.traces = traces;
        this.meters = meters;
        this.parking = parking;
    }

    /** Takes a record in. A type that nobody here wants, or that is newer than this service, is passed over. */
    void receive(ConsumerRecord<String, byte[]> message) {
        if (parking.holds(message)) {
            parking.park(message, "behind an earlier one");
        } else {
            take(message);
        }
    }

    /** Lays a message aside that cannot be taken in, so that others go on. */
    void park(ConsumerRecord<String, byte[]> message, Exception failure) {
        parking.park(message, Parking.reason(failure));
        log.warn("parked a message of {} and whatever follows it about the same subject", message.topic());
    }

    /**
     * Takes in what is parked about a subject, in order, as far as it works.
     *
     * @return how many messages were taken in
     */
    int retry(String topic, String key) {
        int taken = 0;
        try {
            while (Boolean.TRUE.equals(transactions.execute(status -> retryFirst(topic, key)))) {
                taken++;
            }
        } catch (RuntimeException stillFails) {
            log.warn("a parked message of {} still fails: {}", topic, Parking.reason(stillFails));
        }
        return taken;
    }

    private boolean retryFirst(String topic, String key) {
        Optional<Parking.Waiting> first = parking.first(topic, key);
        first.ifPresent(waiting -> {
            take(waiting.message());
            parking.release(waiting.id());
        });
        return first.isPresent();
    }

    private void take(ConsumerRecord<String, byte[]> message) {
        CloudEvent event = KafkaMessageFactory.createReader(message).toEvent();
        Optional<ContractType> type = ContractType.named(event.getType());
        if (type.isEmpty() || subscribers.stream().noneMatch(one -> wants(one, type.get()))) {
            return;
        }
        traces.continueIn("receive", traceparent(message), () -> takeIn(event, type.get()));
    }

    private void takeIn(CloudEvent event, ContractType type) {
        ContractEvent contract = read(event, type);
        Boolean isNew = transactions.execute(status -> {
            if (!note(event)) {
                return false;
            }
            subscribers.stream().filter(one -> wants(one, type)).forEach(one -> give(one, contract, event.getId()));
            return true;
        });
        if (Boolean.TRUE.equals(isNew)) {
            meters.counter("ibasho.inbox.applied", "type", type.typeName()).increment();
            log.info("took in {}", type.typeName());
        } else {
            meters.counter("ibasho.inbox.duplicates", "type", type.typeName()).increment();
        }
    }

    private boolean note(CloudEvent event) {
        return jdbc.sql("insert into inbox (event_id, event_type) values (?, ?) on conflict do nothing")
                        .param(event.getId())
                        .param(event.getType())
                        .update()
                == 1;
    }

    private ContractEvent read(CloudEvent event, ContractType type) {
        CloudEventData data = event.getData();
        if (data == null) {
            throw new IllegalArgumentException("an event without data: " + type.typeName());
        }
        return json.readValue(data.toBytes(), type.record());
    }

    private static boolean wants(Subscriber<?> subscriber, ContractType type) {
        return subscriber.type() == type.record();
    }

    private static <E extends ContractEvent> void give(Subscriber<E> subscriber, ContractEvent event, String id) {
        subscriber.receive(subscriber.type().cast(event), id);
    }

    private static @Nullable String traceparent(ConsumerRecord<String, byte[]> message) {
        Header header = message.headers().lastHeader(TraceCarrier.TRACEPARENT);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
