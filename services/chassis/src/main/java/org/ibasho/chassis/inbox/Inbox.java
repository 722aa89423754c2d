package org.ibasho.chassis.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ibasho.chassis.command.TransientFailure;
import org.ibasho.contracts.ContractType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Processes messages of other services: each has its effect once, however often Kafka delivers it, and in order per
 * key.
 */
final class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    /** Each conflict is won by some transaction, so this many in a row mean that something else is wrong. */
    private static final int RACES = 50;

    private final MessageProcessor processor;
    private final ParkedMessageStore store;
    private final JsonMapper json;
    private final AtomicBoolean databaseUnavailable = new AtomicBoolean();

    Inbox(MessageProcessor processor, ParkedMessageStore store, JsonMapper json) {
        this.processor = processor;
        this.store = store;
        this.json = json;
    }

    /**
     * Processes the messages of one poll: together, with one commit, or else one by one.
     *
     * @throws BatchListenerFailedException naming the first that failed; those before it are processed
     */
    void receive(List<ConsumerRecord<String, byte[]>> messages) {
        if (messages.size() == 1 || !together(messages)) {
            for (int n = 0; n < messages.size(); n++) {
                alone(messages, n);
            }
        }
        if (databaseUnavailable.compareAndSet(true, false)) {
            log.info("the database is back: messages of other services are processed again");
        }
    }

    private boolean together(List<ConsumerRecord<String, byte[]>> messages) {
        try {
            return !store.holdsAny(messages) && processor.take(read(messages));
        } catch (RuntimeException oneOfThem) {
            if (TransientFailure.isDatabaseUnavailable(oneOfThem)) {
                throw failed(oneOfThem, 0);
            }
            log.debug("a batch is taken in one by one", oneOfThem);
            return false;
        }
    }

    private List<InboundMessage> read(List<ConsumerRecord<String, byte[]>> messages) {
        List<InboundMessage> wanted = new ArrayList<>();
        messages.forEach(message -> wanted(message)
                .map(type -> InboundMessage.of(message, type, json))
                .ifPresent(wanted::add));
        return wanted;
    }

    private void alone(List<ConsumerRecord<String, byte[]>> messages, int n) {
        try {
            ConsumerRecord<String, byte[]> message = messages.get(n);
            Optional<ContractType> type = wanted(message);
            if (type.isPresent() && !store.holdsBack(message)) {
                take(message, type.get());
            }
        } catch (RuntimeException failure) {
            throw failed(failure, n);
        }
    }

    private BatchListenerFailedException failed(RuntimeException failure, int n) {
        if (TransientFailure.isDatabaseUnavailable(failure) && databaseUnavailable.compareAndSet(false, true)) {
            log.warn("the database is unavailable: messages of other services wait in Kafka");
        }
        return new BatchListenerFailedException("not taken in", failure, n);
    }

    /** Skips a type that no subscriber wants, or that is newer than this service. */
    private Optional<ContractType> wanted(ConsumerRecord<String, byte[]> message) {
        return InboundMessage.type(message).filter(processor::wants);
    }

    /** Processes one message, and retries it after each conflict. */
    private void take(ConsumerRecord<String, byte[]> message, ContractType type) {
        for (int race = 1; ; race++) {
            try {
                if (!processor.take(List.of(InboundMessage.of(message, type, json)))) {
                    processor.dropped(1);
                }
                return;
            } catch (RuntimeException failure) {
                if (race == RACES || !TransientFailure.isConflict(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** Parks a message that cannot be processed, so that other keys go on. */
    void park(ConsumerRecord<String, byte[]> message, Exception failure) {
        ParkingReason reason = ParkingReason.of(failure);
        store.park(message, reason);
        log.warn(
                "parked a message of {} and whatever follows it about the same subject: {} {}",
                message.topic(),
                reason.code(),
                reason.detail());
    }
}
