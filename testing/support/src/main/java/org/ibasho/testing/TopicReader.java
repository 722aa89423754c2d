package org.ibasho.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a topic as one user from the first message on and remembers what it has read: a test that waits for a message
 * asks many times, and a topic that all tests of a service share gets long.
 */
final class TopicReader {

    /** One of each for all tests of a process; they end with the process. */
    private static final Map<Name, TopicReader> OPEN = new ConcurrentHashMap<>();

    private final KafkaConsumer<String, String> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, List<ConsumerRecord<String, String>>> messages = new HashMap<>();

    private TopicReader(Name name) {
        consumer = new KafkaConsumer<>(Broker.login(name.user()), new StringDeserializer(), new StringDeserializer());
        partitions = consumer.partitionsFor(name.topic()).stream()
                .map(partition -> new TopicPartition(name.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    static TopicReader of(String user, String topic) {
        return OPEN.computeIfAbsent(new Name(user, topic), TopicReader::new);
    }

    /** All messages with this key that the topic has at the time of the call, oldest first. */
    synchronized List<ConsumerRecord<String, String>> read(String key) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
            consumer.poll(Duration.ofMillis(200))
                    .forEach(message -> messages.computeIfAbsent(message.key(), any -> new ArrayList<>())
                            .add(message));
        }
        return List.copyOf(messages.getOrDefault(key, List.of()));
    }

    private record Name(String user, String topic) {}
}
