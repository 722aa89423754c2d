package org.ibasho.chassis.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ibasho.chassis.command.TransientFailure;
import org.ibasho.contracts.ContractType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import tools.jackson.databind.json.JsonMapper;

/** Takes in what other services tell, exactly once in effect, however often Kafka delivers it, and in order per key. */
final class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    /** Every race is won by somebody, so this many lost in a row say that something else is wrong. */
    private static final int RACES = 50;

    private final MessageProcessor intake;
    private final ParkedMessageStore parking;
    private final JsonMapper json;
    private final TransientFailure outage;

    Inbox(MessageProcessor intake, ParkedMessageStore parking, JsonMapper json, TransientFailure outage) {
        this.intake = intake;
        this.parking = parking;
        this.json = json;
        this.outage = outage;
    }

    /**
     * Takes in what one look at Kafka brought: together, which costs one commit, or else one by one.
     *
     * @throws BatchListenerFailedException naming the first that could not be taken in; those before it have been
     */
    void receive(List<ConsumerRecord<String, byte[]>> messages) {
        if (messages.size() == 1 || !together(messages)) {
            for (int n = 0; n < messages.size(); n++) {
                alone(messages, n);
            }
        }
        outage.isOver();
    }

    private boolean together(List<ConsumerRecord<String, byte[]>> messages) {
        try {
            return !parking.holdsAny(messages) && intake.take(read(messages));
        } catch (RuntimeException oneOfThem) {
            if (TransientFailure.isOne(oneOfThem)) {
                throw failed(oneOfThem, 0);
            }
            log.debug("a batch is taken in one by one", oneOfThem);
            return false;
        }
    }

    private List<InboundMessage> read(List<ConsumerRecord<String, byte[]>> messages) {
        List<InboundMessage> wanted = new ArrayList<>();
        messages.forEach(message ->
                wanted(message).map(type -> InboundMessage.of(message, type, json)).ifPresent(wanted::add));
        return wanted;
    }

    private void alone(List<ConsumerRecord<String, byte[]>> messages, int n) {
        try {
            ConsumerRecord<String, byte[]> message = messages.get(n);
            Optional<ContractType> type = wanted(message);
            if (type.isPresent() && !parking.holdsBack(message)) {
                take(message, type.get());
            }
        } catch (RuntimeException failure) {
            throw failed(failure, n);
        }
    }

    private BatchListenerFailedException failed(RuntimeException failure, int n) {
        if (TransientFailure.isOne(failure)) {
            outage.goesOn();
        }
        return new BatchListenerFailedException("not taken in", failure, n);
    }

    /** A type that nobody here wants, or that is newer than this service, is passed over. */
    private Optional<ContractType> wanted(ConsumerRecord<String, byte[]> message) {
        return InboundMessage.type(message).filter(intake::wants);
    }

    /** Takes one message in, again and again while it only loses races. */
    private void take(ConsumerRecord<String, byte[]> message, ContractType type) {
        for (int race = 1; ; race++) {
            try {
                if (!intake.take(List.of(InboundMessage.of(message, type, json)))) {
                    intake.dropped(1);
                }
                return;
            } catch (RuntimeException failure) {
                if (race == RACES || !TransientFailure.isRace(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** Lays a message aside that cannot be taken in, so that others go on. */
    void park(ConsumerRecord<String, byte[]> message, Exception failure) {
        ParkingReason reason = ParkingReason.of(failure);
        parking.park(message, reason);
        log.warn(
                "parked a message of {} and whatever follows it about the same subject: {} {}",
                message.topic(),
                reason.code(),
                reason.detail());
    }
}
