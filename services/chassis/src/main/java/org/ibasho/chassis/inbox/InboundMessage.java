package org.ibasho.chassis.inbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.ibasho.chassis.inbox.ParkingReason.Unreadable;
import org.ibasho.chassis.inbox.mark.MessageNumber;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.catalogue.ContractType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message that has been read. The same id means the same event, however often it comes.
 *
 * @param number its number among those of its subject, unless its sender does not number
 * @param content empty if no subscriber wants its type: then only its number matters
 * @param behindParked whether an earlier message of its subject is parked
 */
record InboundMessage(
        ConsumerRecord<String, byte[]> received,
        UUID id,
        Optional<MessageNumber> number,
        Optional<Content> content,
        @Nullable String traceparent,
        boolean behindParked) {

    /** What a subscriber wants to know. */
    record Content(ContractType type, ContractEvent event) {}

    /**
     * The CloudEvents type; empty if it is newer than this service, which then notes only the number.
     *
     * @throws Unreadable if the message has none
     */
    static Optional<ContractType> type(ConsumerRecord<String, byte[]> message) {
        return ContractType.named(cloudEvent(message).getType());
    }

    /** @throws Unreadable if the message is not what its type says */
    static InboundMessage of(ConsumerRecord<String, byte[]> message, ContractType type, JsonMapper json) {
        CloudEvent event = cloudEvent(message);
        CloudEventData data = event.getData();
        if (data == null) {
            throw new Unreadable("no-data");
        }
        UUID id = id(message).orElseThrow(() -> new Unreadable("id-is-no-uuid"));
        Content content = new Content(type, payload(data, type, json));
        String traceparent = header(message, TraceCarrier.TRACEPARENT);
        return new InboundMessage(message, id, MessageNumber.of(message), Optional.of(content), traceparent, false);
    }

    /** A message that no subscriber wants; empty if it has no number either. */
    static Optional<InboundMessage> unwanted(ConsumerRecord<String, byte[]> message) {
        Optional<MessageNumber> number = MessageNumber.of(message);
        return number.map(one ->
                new InboundMessage(message, MessageKey.identity(message), number, Optional.empty(), null, false));
    }

    InboundMessage thatIsBehindParked() {
        return new InboundMessage(received, id, number, content, traceparent, true);
    }

    boolean isWanted() {
        return content.isPresent();
    }

    boolean isFor(Subscriber<?> subscriber) {
        return content.map(one -> one.type().record() == subscriber.type()).orElse(false);
    }

    String typeName() {
        return content.map(one -> one.type().typeName()).orElse("unwanted");
    }

    private static ContractEvent payload(CloudEventData data, ContractType type, JsonMapper json) {
        try {
            return json.readValue(data.toBytes(), type.record());
        } catch (JacksonException failure) {
            throw new Unreadable(failure.getClass().getSimpleName());
        }
    }

    /** The event's id, even if nothing else of the message can be read. */
    static Optional<UUID> id(ConsumerRecord<String, byte[]> message) {
        String id = header(message, "ce_id");
        try {
            return id == null ? Optional.empty() : Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException otherwise) {
            return Optional.empty();
        }
    }

    MessageKey key() {
        return MessageKey.of(received);
    }

    private static CloudEvent cloudEvent(ConsumerRecord<String, byte[]> message) {
        try {
            return KafkaMessageFactory.createReader(message).toEvent();
        } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException failure) {
            throw new Unreadable(failure.getClass().getSimpleName());
        } catch (NullPointerException nullHeader) {
            throw new Unreadable("header-without-value");
        }
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
