package org.ibasho.chassis.inbox;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ibasho.chassis.inbox.mark.KnownMessages;
import org.ibasho.chassis.inbox.mark.MarkKey;
import org.ibasho.chassis.inbox.mark.MarkState.Verdict;
import org.ibasho.chassis.inbox.mark.MessageNumber;
import org.ibasho.chassis.inbox.mark.ProcessedMessages;
import org.ibasho.contracts.catalogue.ContractType;

/** The reactions of this service, and which of them are done with a message. */
final class Subscriptions {

    private final List<Subscriber<?>> subscribers;
    private final Map<String, List<Subscriber<?>>> byTopic;
    private final ProcessedMessages processed;

    Subscriptions(List<Subscriber<?>> subscribers, ProcessedMessages processed) {
        this.subscribers = List.copyOf(subscribers);
        this.byTopic = subscribers.stream().collect(Collectors.groupingBy(Subscriptions::topic));
        this.processed = processed;
    }

    private static String topic(Subscriber<?> subscriber) {
        return Arrays.stream(ContractType.values())
                .filter(type -> subscriber.type() == type.record())
                .map(type -> type.topic().topicName())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no contract type for " + subscriber.type()));
    }

    boolean wants(ContractType type) {
        return subscribers.stream().anyMatch(one -> one.type() == type.record());
    }

    /** Looks up which reactions have processed some messages. */
    KnownMessages known(Collection<ConsumerRecord<String, byte[]>> messages) {
        List<UUID> ids = messages.stream().map(MessageKey::identity).toList();
        Set<MarkKey> marks = messages.stream()
                .filter(one -> MessageNumber.of(one).isPresent())
                .map(MessageKey::of)
                .distinct()
                .flatMap(this::marks)
                .collect(Collectors.toSet());
        return processed.known(ids, marks);
    }

    /** Whether every reaction that wants a message is done with it. */
    boolean isDone(InboundMessage message, KnownMessages known) {
        return reactions(message).allMatch(one -> judge(one, message, known) == Verdict.DONE);
    }

    /** Whether nothing is to be recorded either, such as the number of a message that no reaction wants. */
    boolean isRecorded(InboundMessage message, KnownMessages known) {
        return isDone(message, known)
                && recorded(message).allMatch(one -> known.isRecorded(one, message.id(), message.number()));
    }

    Stream<Subscriber<?>> reactions(InboundMessage message) {
        return byTopic.getOrDefault(message.key().topic(), List.of()).stream().filter(message::isFor);
    }

    Verdict judge(Subscriber<?> reaction, InboundMessage message, KnownMessages known) {
        return known.judge(mark(message.key(), reaction), message.id(), message.number());
    }

    /**
     * Records that all reactions are done with a message.
     *
     * @return whether the message before it is missing
     */
    boolean record(InboundMessage message, KnownMessages known) {
        long gaps = recorded(message)
                .filter(one -> !known.isRecorded(one, message.id(), message.number()))
                .filter(one -> known.record(one, message.id(), message.number(), message.typeName()))
                .count();
        return gaps > 0;
    }

    /** What a message is recorded for: its number for all reactions that read the topic, its id for those it is for. */
    private Stream<MarkKey> recorded(InboundMessage message) {
        return message.number().isPresent()
                ? marks(message.key())
                : reactions(message).map(one -> mark(message.key(), one));
    }

    /** The marks of a subject. */
    Stream<MarkKey> marks(MessageKey key) {
        return byTopic.getOrDefault(key.topic(), List.of()).stream().map(one -> mark(key, one));
    }

    private static MarkKey mark(MessageKey key, Subscriber<?> reaction) {
        return new MarkKey(key.topic(), key.key(), reaction.name());
    }
}
