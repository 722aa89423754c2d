package org.ibasho.benchmarks.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is on a topic. */
final class PublishedMessages implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final String SPRING = "spring.kafka.";
    private static final String PROPERTIES = SPRING + "properties.";

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** @param settings how a service connects to Kafka */
    PublishedMessages(Map<String, Object> settings, String topic) {
        this.consumer = new KafkaConsumer<>(kafka(settings), new StringDeserializer(), new ByteArrayDeserializer());
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(one -> new TopicPartition(topic, one.partition()))
                .toList();
        consumer.assign(partitions);
    }

    private static Map<String, Object> kafka(Map<String, Object> settings) {
        Map<String, Object> kafka = new HashMap<>();
        settings.forEach((name, value) -> {
            if (name.startsWith(PROPERTIES)) {
                kafka.put(name.substring(PROPERTIES.length()), value);
            } else if (name.startsWith(SPRING)) {
                kafka.put(name.substring(SPRING.length()).replace('-', '.'), value);
            }
        });
        kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return kafka;
    }

    /** How many messages there are. */
    long count() {
        return consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The first messages, to be sent as they are. */
    List<ProducerRecord<String, byte[]>> first(long count) {
        List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
        consumer.seekToBeginning(partitions);
        while (messages.size() < count) {
            for (ConsumerRecord<String, byte[]> one : consumer.poll(POLL)) {
                messages.add(new ProducerRecord<>(one.topic(), null, one.key(), one.value(), one.headers()));
            }
        }
        return messages;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
