package org.ibasho.chassis.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ibasho.chassis.inbox.ParkingReason.Misnumbered;
import org.ibasho.chassis.inbox.mark.KnownMessages;
import org.ibasho.chassis.inbox.mark.MarkKey;
import org.ibasho.chassis.inbox.mark.MessageNumber;
import org.ibasho.chassis.inbox.mark.ProcessedMessages;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.catalogue.ContractType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Delivers events to their subscribers and records them as processed, in one transaction. The record
 * comes last: what a subscriber's command appends is the
 * transaction's first write, and so gets a transaction id that is higher than those of all events that the decision
 * rests on.
 */
final class MessageProcessor {

    private static final Logger log = LoggerFactory.getLogger(MessageProcessor.class);

    private final Subscriptions subscriptions;
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
        this.subscriptions = new Subscriptions(subscribers, processed);
        this.processed = processed;
        this.transactions = transactions;
        this.traces = traces;
        this.meters = meters;
    }

    boolean wants(ContractType type) {
        return subscriptions.wants(type);
    }

    /** Looks up which reactions have processed some messages. */
    KnownMessages known(Collection<ConsumerRecord<String, byte[]>> messages) {
        return subscriptions.known(messages);
    }

    /** Whether every reaction that wants a message has processed it. */
    boolean isDone(InboundMessage message, KnownMessages known) {
        return subscriptions.isDone(message, known);
    }

    /** The same for a message of which nothing is known. */
    boolean take(InboundMessage delivery) {
        return take(List.of(delivery), known(List.of(delivery.received())));
    }

    /**
     * Processes events in this order, all or none of them, and drops those that are processed already.
     *
     * @return false if another instance has processed one of them meanwhile; nothing has changed then
     * @throws DeliveryFailure if a subscriber failed, or the number of a message does not fit
     */
    boolean take(List<InboundMessage> deliveries, KnownMessages known) {
        List<InboundMessage> open = deliveries.stream()
                .filter(one -> !subscriptions.isRecorded(one, known))
                .toList();
        Batch batch = new Batch(known.copy(), new LinkedHashSet<>(), new ArrayList<>());
        if (!open.isEmpty() && !process(open, batch)) {
            return false;
        }
        known.adopt(batch.known);
        batch.applied.forEach(this::report);
        batch.gaps.forEach(this::reportGap);
        List<InboundMessage> wanted =
                deliveries.stream().filter(InboundMessage::isWanted).toList();
        meters.counter("ibasho.inbox.duplicates").increment(wanted.size() - batch.applied.size());
        return true;
    }

    /** What one transaction does. */
    private record Batch(KnownMessages known, Set<InboundMessage> applied, List<InboundMessage> gaps) {}

    private boolean process(List<InboundMessage> open, Batch batch) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            open.forEach(one -> deliver(one, batch));
            boolean written = processed.write(batch.known);
            if (!written) {
                status.setRollbackOnly();
            }
            return written;
        }));
    }

    private void deliver(InboundMessage delivery, Batch batch) {
        try {
            traces.continueIn(
                    "receive",
                    delivery.traceparent(),
                    () -> subscriptions
                            .reactions(delivery)
                            .filter(one -> isNew(one, delivery, batch.known))
                            .forEach(one -> deliver(one, delivery, batch)));
        } catch (RuntimeException failure) {
            throw new DeliveryFailure(delivery, failure);
        } catch (LinkageError | StackOverflowError | AssertionError failure) {
            // the message is the cause, not the process: it would end the container each time that it comes
            throw new DeliveryFailure(delivery, new IllegalStateException(failure));
        }
        if (subscriptions.record(delivery, batch.known) && !delivery.behindParked()) {
            batch.gaps.add(delivery);
        }
    }

    private boolean isNew(Subscriber<?> reaction, InboundMessage delivery, KnownMessages known) {
        return switch (subscriptions.judge(reaction, delivery, known)) {
            case NEW -> true;
            case DONE -> false;
            case NUMBER_TAKEN -> throw new Misnumbered("taken");
            case OUTDATED -> throw new Misnumbered("outdated");
        };
    }

    private static void deliver(Subscriber<?> reaction, InboundMessage delivery, Batch batch) {
        delivery.content()
                .ifPresent(one -> deliver(reaction, one.event(), delivery.id().toString()));
        batch.applied.add(delivery);
    }

    private static <E extends ContractEvent> void deliver(Subscriber<E> subscriber, ContractEvent event, String id) {
        subscriber.receive(subscriber.type().cast(event), id);
    }

    /**
     * Records that a message is never to be processed, in the transaction of the caller, who locks its key. If its
     * number does not fit, only this delivery is discarded: the event may come again under a valid number.
     */
    void discard(ConsumerRecord<String, byte[]> message) {
        KnownMessages known = known(List.of(message));
        UUID id = MessageKey.identity(message);
        Optional<MessageNumber> number = MessageNumber.of(message);
        List<MarkKey> marks = subscriptions.marks(MessageKey.of(message)).toList();
        if (marks.stream().map(one -> known.judge(one, id, number)).anyMatch(one -> !one.fits())) {
            return;
        }
        known.recordDiscarded(id);
        if (number.isPresent()) {
            marks.forEach(one -> known.record(one, id, number, "discarded"));
        }
        if (!processed.write(known)) {
            throw new ConcurrencyFailureException("processed by another instance at the same time");
        }
    }

    private void report(InboundMessage delivery) {
        String type = delivery.typeName();
        meters.counter("ibasho.inbox.applied", "type", type).increment();
        traces.continueIn("received", delivery.traceparent(), () -> log.info("took in {}", type));
    }

    private void reportGap(InboundMessage delivery) {
        String topic = delivery.key().topic();
        long number = delivery.number().map(MessageNumber::sequence).orElse(0L);
        meters.counter("ibasho.inbox.gaps", "topic", topic).increment();
        log.warn("a message of {} is missing, the one before number {} of its subject", topic, number);
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
