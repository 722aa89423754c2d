package org.ibasho.chassis.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ibasho.chassis.command.TransientFailure;
import org.ibasho.chassis.inbox.MessageProcessor.DeliveryFailure;
import org.ibasho.chassis.inbox.ParkedMessageStore.Parking;
import org.ibasho.chassis.inbox.ParkingReason.Unreadable;
import org.ibasho.chassis.inbox.mark.KnownMessages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The messages of one poll. They are processed together, with one commit. If one of them fails, those before it are
 * committed, and the others go on without its key: a batch full of failures costs one rolled back transaction for each
 * of them, and one commit.
 */
final class InboundBatch {

    private static final Logger log = LoggerFactory.getLogger(InboundBatch.class);

    /** Each conflict is won by some transaction, so this many in a row mean that something else is wrong. */
    private static final int RACES = 50;

    /** Where each attempt waits for a lock, there is no time for that many. */
    private static final long RACING = Duration.ofMillis(500).toNanos();

    private final List<ConsumerRecord<String, byte[]>> messages;
    private final MessageProcessor processor;
    private final ParkedMessageStore store;
    private final JsonMapper json;

    /** By the number of the message in the batch, so that a key's messages are parked in their order. */
    private final Map<Integer, ParkingReason> toPark = new TreeMap<>();

    /** Keys of which nothing more is processed, and from which message of the batch on. */
    private final Map<MessageKey, Integer> heldFrom = new HashMap<>();

    private final List<ReadMessage> readable = new ArrayList<>();

    /** Looked up once for the batch; recording a message that another instance has recorded meanwhile fails. */
    private KnownMessages known;

    /**
     * @param number of the message in the batch
     * @param place among those that are readable
     */
    private record ReadMessage(int number, int place, InboundMessage message) {}

    /**
     * The outcome of a transaction.
     *
     * @param processed how many of its messages would not have failed
     */
    private record Attempt(int processed, @Nullable RuntimeException failure) {}

    InboundBatch(
            List<ConsumerRecord<String, byte[]>> messages,
            MessageProcessor processor,
            ParkedMessageStore store,
            JsonMapper json) {
        this.messages = List.copyOf(messages);
        this.processor = processor;
        this.store = store;
        this.json = json;
        this.known = processor.known(this.messages);
    }

    /** @return whether something was parked */
    boolean process() {
        store.held(messages.stream().map(MessageKey::of).toList()).forEach(key -> heldFrom.put(key, -1));
        for (int number = 0; number < messages.size(); number++) {
            read(number);
        }
        processReadable();
        if (toPark.isEmpty()) {
            return false;
        }
        store.park(toPark.entrySet().stream()
                .map(one -> new Parking(messages.get(one.getKey()), one.getValue()))
                .toList());
        report();
        return true;
    }

    /** Of a type that no subscriber wants, or that is newer than this service, only the number matters. */
    private void read(int number) {
        ConsumerRecord<String, byte[]> message = messages.get(number);
        try {
            InboundMessage.type(message)
                    .filter(processor::wants)
                    .map(type -> InboundMessage.of(message, type, json))
                    .or(() -> InboundMessage.unwanted(message))
                    .ifPresent(read -> readable.add(new ReadMessage(number, readable.size(), read)));
        } catch (Unreadable failure) {
            if (!known.isDiscarded(MessageKey.identity(message))) {
                park(number, ParkingReason.of(failure));
            }
        }
    }

    private void park(int number, ParkingReason reason) {
        toPark.put(number, reason);
        heldFrom.merge(MessageKey.of(messages.get(number)), number, Math::min);
    }

    private void processReadable() {
        int next = 0;
        int size = readable.size();
        while (next < readable.size()) {
            int end = Math.min(readable.size(), next + size);
            List<ReadMessage> some = withoutHeld(readable.subList(next, end));
            Attempt attempt = attempt(some);
            if (attempt.failure() == null) {
                next = end;
                size *= 2;
            } else if (attempt.processed() > 0) {
                // first those before it alone; then the failure, which will be the first of its transaction, is its own
                size = some.get(attempt.processed()).place() - next;
            } else {
                settle(some.getFirst(), attempt.failure());
                next = some.getFirst().place() + 1;
            }
        }
    }

    private List<ReadMessage> withoutHeld(List<ReadMessage> some) {
        List<ReadMessage> left = new ArrayList<>();
        for (ReadMessage one : some) {
            if (heldFrom.getOrDefault(one.message().key(), Integer.MAX_VALUE) >= one.number()) {
                left.add(one);
            } else if (!one.message().isWanted()) {
                left.add(
                        new ReadMessage(one.number(), one.place(), one.message().thatIsBehindParked()));
            } else if (!processor.isDone(one.message(), known)) {
                park(one.number(), ParkingReason.BEHIND);
            }
        }
        return left;
    }

    private Attempt attempt(List<ReadMessage> some) {
        List<InboundMessage> deliveries =
                some.stream().map(ReadMessage::message).toList();
        try {
            if (deliveries.isEmpty() || processor.take(deliveries, known)) {
                return new Attempt(some.size(), null);
            }
            known = processor.known(messages);
            return new Attempt(some.size() / 2, new ConcurrencyFailureException("another instance was faster"));
        } catch (DeliveryFailure failure) {
            return new Attempt(deliveries.indexOf(failure.failed()), causeOf(failure));
        } catch (RuntimeException failure) {
            return new Attempt(some.size() / 2, causeOf(failure));
        }
    }

    private static RuntimeException causeOf(RuntimeException failure) {
        if (TransientFailure.isDatabaseUnavailable(failure)) {
            throw failure;
        }
        return failure instanceof DeliveryFailure && failure.getCause() instanceof RuntimeException cause
                ? cause
                : failure;
    }

    /** Processes a message that failed once more after each conflict, and parks it after any other failure. */
    private void settle(ReadMessage one, RuntimeException failure) {
        RuntimeException last = failure;
        long began = System.nanoTime();
        for (int race = 1; race < RACES && isRace(last) && System.nanoTime() - began < RACING; race++) {
            Attempt again = attempt(List.of(one));
            if (again.failure() == null) {
                return;
            }
            last = again.failure();
        }
        park(one.number(), ParkingReason.of(last));
    }

    private static boolean isRace(RuntimeException failure) {
        return TransientFailure.isConflict(failure) && !TransientFailure.isTimeout(failure);
    }

    /** A line for each reason, not for each message of a storm. */
    private void report() {
        Map<String, Integer> reasons = new TreeMap<>();
        toPark.forEach((number, reason) -> {
            if (!reason.isBehind()) {
                reasons.merge(
                        "%s: %s %s".formatted(messages.get(number).topic(), reason.code(), reason.detail()),
                        1,
                        Integer::sum);
            }
        });
        reasons.forEach((reason, number) ->
                log.warn("parked messages, and whatever follows them about their subjects: {} of {}", number, reason));
    }
}
