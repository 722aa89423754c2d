package org.ibasho.testing.servers.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Somebody who logs in to Kafka to write one message or to read the first one. */
record KafkaUser(KafkaAccess kafka, String name, String password) {

    void send(String topic, String message) throws ExecutionException, InterruptedException {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties(name, password));
        properties.put("max.block.ms", 10_000);
        // so that it is the topic that is refused, and not the producer id that is asked for in the background
        properties.put("enable.idempotence", false);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            try {
                producer.send(new ProducerRecord<>(topic, message)).get();
            } catch (org.apache.kafka.common.KafkaException refused) {
                throw new ExecutionException(refused);
            }
        }
    }

    String read(String topic, String group) {
        Map<String, Object> properties = new HashMap<>(kafka.clientProperties(name, password));
        properties.put("group.id", group);
        properties.put("auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (System.nanoTime() < deadline) {
                ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(200));
                if (!records.isEmpty()) {
                    return records.iterator().next().value();
                }
            }
            throw new AssertionError("nothing was read from " + topic);
        }
    }
}
