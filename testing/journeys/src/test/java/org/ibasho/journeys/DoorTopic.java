package org.ibasho.journeys;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.ibasho.contracts.catalogue.Topic;
import tools.jackson.databind.JsonNode;

/** The topic of attendance, read as analysts read it. */
final class DoorTopic {

    private static final Duration POLL = Duration.ofMillis(200);

    private DoorTopic() {}

    /** The distinct ids of all messages about a gathering so far, in the order of their first appearance. */
    static List<String> ids(LocalSystem system, String gathering) {
        Set<String> ids = new LinkedHashSet<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(login(system), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topic.DOOR.topicName()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(POLL).forEach(message -> {
                    if (gathering.equals(message.key())) {
                        ids.add(new String(message.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
                    }
                });
            }
        }
        return List.copyOf(ids);
    }

    private static Map<String, Object> login(LocalSystem system) {
        JsonNode kafka = system.endpoints().path("kafka");
        JsonNode analytics = kafka.path("analytics");
        return Map.of(
                "bootstrap.servers",
                kafka.path("bootstrap").asString(),
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                analytics.path("mechanism").asString(),
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(
                                analytics.path("username").asString(),
                                analytics.path("password").asString()));
    }
}
