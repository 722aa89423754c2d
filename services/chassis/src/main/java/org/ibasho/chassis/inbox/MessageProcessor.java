package org.ibasho.chassis.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.ContractType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Delivers events to their subscribers and records them as processed, in one transaction. The lookup of processed
 * events comes first and writes nothing, the record comes last: what a subscriber's command appends is the
 * transaction's first write, and so gets a transaction id that is higher than those of all events that the decision
 * rests on.
 */
final class MessageProcessor {

    private static final Logger log = LoggerFactory.getLogger(MessageProcessor.class);

    private final List<Subscriber<?>> subscribers;
    private final ProcessedMessages processed;
    private final TransactionOperations transactions;
    private final TraceCarrier traces;
    private final MeterRegistry meters;

    MessageProcessor(
            List<Subscriber<?>> subscribers,
            ProcessedMessages processed,
            TransactionOperations transactions,
            TraceCarrier traces,
            MeterRegistry meters) {
        this.subscribers = List.copyOf(subscribers);
        this.processed = processed;
        this.transactions = transactions;
        this.traces = traces;
        this.meters = meters;
    }

    boolean wants(ContractType type) {
        return subscribers.stream().anyMatch(one -> wants(one, type));
    }

    /**
     * Processes events in this order, all or none of them, and drops those that are processed already.
     *
     * @return false if another instance processed one of them at the same time; nothing has changed then
     */
    boolean take(List<InboundMessage> deliveries) {
        Map<UUID, InboundMessage> once = new LinkedHashMap<>();
        deliveries.forEach(one -> once.putIfAbsent(one.id(), one));
        List<InboundMessage> fresh = new ArrayList<>();
        Boolean done = transactions.execute(status -> {
            Set<UUID> known = processed.known(once.keySet());
            once.values().stream().filter(one -> !known.contains(one.id())).forEach(fresh::add);
            fresh.forEach(this::deliver);
            boolean noted = fresh.isEmpty() || processed.add(fresh);
            if (!noted) {
                status.setRollbackOnly();
            }
            return noted;
        });
        if (!Boolean.TRUE.equals(done)) {
            return false;
        }
        fresh.forEach(this::report);
        dropped(deliveries.size() - fresh.size());
        return true;
    }

    void dropped(int duplicates) {
        meters.counter("ibasho.inbox.duplicates").increment(duplicates);
    }

    private void deliver(InboundMessage delivery) {
        traces.continueIn(
                "receive",
                delivery.traceparent(),
                () -> subscribers.stream()
                        .filter(one -> wants(one, delivery.type()))
                        .forEach(one ->
                                deliver(one, delivery.event(), delivery.id().toString())));
    }

    private void report(InboundMessage delivery) {
        String type = delivery.type().typeName();
        meters.counter("ibasho.inbox.applied", "type", type).increment();
        traces.continueIn("received", delivery.traceparent(), () -> log.info("took in {}", type));
    }

    private static boolean wants(Subscriber<?> subscriber, ContractType type) {
        return subscriber.type() == type.record();
    }

    private static <E extends ContractEvent> void deliver(Subscriber<E> subscriber, ContractEvent event, String id) {
        subscriber.receive(subscriber.type().cast(event), id);
    }
}
