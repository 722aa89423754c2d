package org.ibasho.faults.check;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.ibasho.contracts.catalogue.Topic;
import org.ibasho.testing.servers.kafka.KafkaAccess;

/** Reads the publisher's topic, each time from where it ended before. */
public final class KafkaLog implements AutoCloseable {

    /** The topic that the publisher writes. */
    public static final String TOPIC = Topic.GATHERING.topicName();

    private static final String PUBLISHER = "urn:ibasho:scheduling";

    /** The consumer group of the subscriber. */
    private static final String GROUP = "reporting";

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, Set<String>> ids = new HashMap<>();
    private final List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();

    /** Reads as Kafka's administrator, without a consumer group. */
    public KafkaLog(KafkaAccess kafka) {
        Map<String, Object> properties =
                new HashMap<>(kafka.clientProperties(KafkaAccess.ADMIN, kafka.adminPassword()));
        properties.put("group.id", GROUP);
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "earliest");
        this.consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads to the end, then forgets the messages but not their ids. */
    public void forgetMessages() {
        readNew();
        messages.clear();
    }

    /** Reads the new messages. */
    void readNew() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            consumer.poll(POLL).forEach(message -> {
                messages.add(message);
                if (header(message, "ce_source").equals(PUBLISHER)) {
                    ids.computeIfAbsent(String.valueOf(message.key()), subject -> new LinkedHashSet<>())
                            .add(header(message, "ce_id"));
                }
            });
        }
    }

    /** The distinct ids of the publisher's messages about a subject, in the order of their first appearance. */
    List<String> ids(String subject) {
        return List.copyOf(ids.getOrDefault(subject, Set.of()));
    }

    /** The ids of all of the publisher's messages. */
    Set<String> allIds() {
        return ids.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** The messages about these subjects since {@link #forgetMessages}. */
    public List<ConsumerRecord<String, byte[]>> messagesAbout(Set<String> subjects) {
        readNew();
        return messages.stream()
                .filter(message -> subjects.contains(message.key()))
                .toList();
    }

    /** How often each of these events has been sent since {@link #forgetMessages}; without those that never were. */
    public Map<String, Long> timesSent(Collection<String> events) {
        readNew();
        Set<String> wanted = Set.copyOf(events);
        return messages.stream()
                .map(message -> header(message, "ce_id"))
                .filter(wanted::contains)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /** What a message says of its place among those of its subject. */
    record Place(int era, long sequence) {}

    /** The numbers of the publisher's messages about a subject since {@link #forgetMessages}. */
    Set<Place> numbers(String subject) {
        return messages.stream()
                .filter(message -> subject.equals(message.key()))
                .filter(message -> header(message, "ce_source").equals(PUBLISHER))
                .map(message -> new Place(
                        Integer.parseInt(header(message, "ce_era")), Long.parseLong(header(message, "ce_sequence"))))
                .collect(Collectors.toSet());
    }

    /** The number of messages whose offsets the subscriber has not committed. */
    long lag() {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(partitions));
        return partitions.stream()
                .mapToLong(partition -> {
                    OffsetAndMetadata offset = committed.get(partition);
                    return consumer.position(partition) - (offset == null ? 0 : offset.offset());
                })
                .sum();
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
