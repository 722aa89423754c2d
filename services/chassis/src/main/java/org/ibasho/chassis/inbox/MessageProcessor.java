package org.ibasho.chassis.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.ibasho.chassis.inbox.ProcessedMessages.Effect;
import org.ibasho.chassis.inbox.ProcessedMessages.Known;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.ContractType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Delivers events to their subscribers and records them as processed, in one transaction. The record
 * comes last: what a subscriber's command appends is the
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

    /** Looks up which reactions have processed some messages. */
    Known known(Collection<UUID> ids) {
        return processed.known(ids);
    }

    /** The same for messages of which nothing is known. */
    boolean take(List<InboundMessage> deliveries) {
        return take(
                deliveries, known(deliveries.stream().map(InboundMessage::id).toList()));
    }

    /**
     * Processes events in this order, all or none of them, and drops those that are processed already.
     *
     * @return false if one of the others is processed, too; nothing has changed then
     * @throws DeliveryFailure if a subscriber failed
     */
    boolean take(List<InboundMessage> deliveries, Known known) {
        Map<UUID, InboundMessage> fresh = new LinkedHashMap<>();
        deliveries.stream().filter(one -> !isDone(one, known)).forEach(one -> fresh.putIfAbsent(one.id(), one));
        if (!fresh.isEmpty() && !process(List.copyOf(fresh.values()), known)) {
            return false;
        }
        fresh.values().forEach(this::report);
        meters.counter("ibasho.inbox.duplicates").increment(deliveries.size() - fresh.size());
        return true;
    }

    /** Whether every reaction that wants a message has processed it. */
    boolean isDone(InboundMessage message, Known known) {
        return reactions(message).allMatch(one -> known.isDone(message.id(), one.name()));
    }

    private Stream<Subscriber<?>> reactions(InboundMessage message) {
        return subscribers.stream().filter(one -> wants(one, message.type()));
    }

    private boolean process(List<InboundMessage> fresh, Known known) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            List<Effect> effects = new ArrayList<>();
            fresh.forEach(one -> deliver(one, known, effects));
            boolean noted = processed.add(effects);
            if (!noted) {
                status.setRollbackOnly();
            }
            return noted;
        }));
    }

    private void deliver(InboundMessage delivery, Known known, List<Effect> effects) {
        try {
            traces.continueIn(
                    "receive",
                    delivery.traceparent(),
                    () -> reactions(delivery)
                            .filter(one -> !known.isDone(delivery.id(), one.name()))
                            .forEach(one -> effects.add(deliver(one, delivery))));
        } catch (RuntimeException failure) {
            throw new DeliveryFailure(delivery, failure);
        } catch (LinkageError | StackOverflowError | AssertionError failure) {
            // the message is the cause, not the process: it would end the container each time that it comes
            throw new DeliveryFailure(delivery, new IllegalStateException(failure));
        }
    }

    private static Effect deliver(Subscriber<?> subscriber, InboundMessage delivery) {
        deliver(subscriber, delivery.event(), delivery.id().toString());
        return new Effect(delivery.id(), delivery.type().typeName(), subscriber.name());
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

    /** Says which message a subscriber could not process; the cause says why. */
    static final class DeliveryFailure extends RuntimeException {

        private final transient InboundMessage failed;

        DeliveryFailure(InboundMessage failed, RuntimeException cause) {
            super(null, cause, false, false);
            this.failed = failed;
        }

        InboundMessage failed() {
            return failed;
        }
    }
}
