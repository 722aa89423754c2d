package org.ibasho.faults.injection;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ibasho.contracts.catalogue.ContractType;
import org.ibasho.testing.servers.kafka.KafkaAccess;

/** Writes to the publisher's topic from outside: poison messages, and duplicates of messages that are there already. */
public final class MessageInjector {

    private static final ContractType TYPE = ContractType.GATHERING_CONCLUDED_V1;

    private static final String NOT_JSON = "{ this is not JSON";

    /** The subscriber asks for a UUID. */
    private static final String FAILS = "{\"gatheringId\": \"none\"}";

    private final KafkaAccess kafka;

    public MessageInjector(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /**
     * Sends a poison message, and behind it a readable one about the same subject.
     *
     * @return their ids, in order
     */
    public List<String> sendPoisonAndReadable(String subject) {
        String readable = UUID.randomUUID().toString();
        String unreadable = sendPoison(subject);
        send(List.of(message(subject, readable, "{\"gatheringId\": \"%s\"}".formatted(subject))));
        return List.of(unreadable, readable);
    }

    /**
     * Sends a message that is not JSON.
     *
     * @return its id
     */
    String sendPoison(String subject) {
        String id = UUID.randomUUID().toString();
        send(List.of(message(subject, id, NOT_JSON)));
        return id;
    }

    /**
     * Sends two messages about each of many new subjects: the first is not JSON, or makes the subscriber fail, and the
     * second is readable.
     *
     * @return the ids by subject, in order
     */
    Map<String, List<String>> sendStorm(int subjects) {
        Map<String, List<String>> ids = new LinkedHashMap<>();
        List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
        for (int n = 0; n < subjects; n++) {
            String subject = UUID.randomUUID().toString();
            List<String> both =
                    List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
            ids.put(subject, both);
            messages.add(message(subject, both.getFirst(), n % 2 == 0 ? NOT_JSON : FAILS));
            messages.add(message(subject, both.getLast(), "{\"gatheringId\": \"%s\"}".formatted(subject)));
        }
        send(messages);
        return ids;
    }

    /** Sends every message twice more, in random order. */
    void duplicateTwice(List<ConsumerRecord<String, byte[]>> messages, Random random) {
        List<ProducerRecord<String, byte[]>> copies = new ArrayList<>();
        messages.forEach(message -> Collections.addAll(copies, copy(message), copy(message)));
        Collections.shuffle(copies, random);
        send(copies);
    }

    private static ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> message) {
        return new ProducerRecord<>(
                message.topic(), message.partition(), null, message.key(), message.value(), message.headers());
    }

    private static ProducerRecord<String, byte[]> message(String subject, String id, String json) {
        ProducerRecord<String, byte[]> message =
                new ProducerRecord<>(TYPE.topic().topicName(), subject, json.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "urn:ibasho:somebody",
                        "ce_type",
                        TYPE.typeName(),
                        "ce_subject",
                        subject,
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private void send(List<ProducerRecord<String, byte[]>> messages) {
        Map<String, Object> properties =
                new HashMap<>(kafka.clientProperties(KafkaAccess.ADMIN, kafka.adminPassword()));
        properties.put("max.in.flight.requests.per.connection", "1");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            List<Future<?>> acknowledged = new ArrayList<>();
            messages.forEach(message -> acknowledged.add(producer.send(message)));
            for (Future<?> one : acknowledged) {
                one.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
