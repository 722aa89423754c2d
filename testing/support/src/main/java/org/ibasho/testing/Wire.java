package org.ibasho.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kafka as other services and analysts use it: sends what another service would send, reads what anybody could read.
 */
public final class Wire {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Wire() {}

    /**
     * Sends an event in another service's name and waits until the broker has it.
     *
     * @return the CloudEvents id
     */
    public static String tell(String service, String topic, String type, String key, String json) {
        String id = UUID.randomUUID().toString();
        tell(service, topic, type, key, json, id);
        return id;
    }

    /** The same, under a given id: what is told twice has one effect. */
    public static void tell(String service, String topic, String type, String key, String json, String id) {
        send(service, List.of(message(service, topic, type, key, json, id)));
    }

    /**
     * The same, with further CloudEvents attributes.
     *
     * @param attributes by their names
     */
    public static void tell(
            String service,
            String topic,
            String type,
            String key,
            String json,
            String id,
            Map<String, String> attributes) {
        ProducerRecord<String, String> message = message(service, topic, type, key, json, id);
        attributes.forEach(
                (name, value) -> message.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        send(service, List.of(message));
    }

    /**
     * Sends many events in this order, without waiting for each.
     *
     * @param json what is told about a key
     * @return the CloudEvents ids, in the same order
     */
    public static List<String> tellAll(
            String service, String topic, String type, List<String> keys, UnaryOperator<String> json) {
        List<String> ids =
                keys.stream().map(key -> UUID.randomUUID().toString()).toList();
        send(
                service,
                IntStream.range(0, keys.size())
                        .mapToObj(n -> message(service, topic, type, keys.get(n), json.apply(keys.get(n)), ids.get(n)))
                        .toList());
        return ids;
    }

    private static ProducerRecord<String, String> message(
            String service, String topic, String type, String key, String json, String id) {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, json);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "urn:ibasho:" + service,
                        "ce_type",
                        type,
                        "ce_subject",
                        key,
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static void send(String service, List<ProducerRecord<String, String>> messages) {
        Producer<String, String> producer = Broker.producer(service);
        try {
            for (Future<?> sent : messages.stream().map(producer::send).toList()) {
                sent.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** All messages of a topic about one subject so far, oldest first, read as the given user. */
    public static List<Told> read(String user, String topic, String key) {
        return TopicReader.of(user, topic).read(key).stream().map(Told::of).toList();
    }

    /**
     * A message as it is on the broker.
     *
     * @param headers all headers by name
     * @param data the value
     */
    public record Told(Map<String, String> headers, JsonNode data) {

        /** The CloudEvents type. */
        public String type() {
            return headers.getOrDefault("ce_type", "");
        }

        private static Told of(ConsumerRecord<String, String> message) {
            Map<String, String> headers = new TreeMap<>();
            message.headers()
                    .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
            return new Told(headers, JSON.readTree(message.value()));
        }
    }
}
