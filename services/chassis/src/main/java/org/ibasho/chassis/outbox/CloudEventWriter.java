package org.ibasho.chassis.outbox;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.catalogue.ContractType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a contract event as a CloudEvent in Kafka's binary mode: the JSON is the value, everything about it is
 * headers.
 */
final class CloudEventWriter {

    private final URI source;
    private final JsonMapper json;

    /** @param service the service's name; {@code urn:ibasho:<service>} becomes the CloudEvents source */
    CloudEventWriter(String service, JsonMapper json) {
        this.source = URI.create("urn:ibasho:" + service);
        this.json = json;
    }

    ProducerRecord<String, byte[]> write(
            ContractEvent told,
            String storedId,
            Instant storedAt,
            PublicationNumber number,
            Map<String, String> headers) {
        ContractType type = ContractType.of(told);
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(id(storedId, type))
                .withSource(source)
                .withType(type.typeName())
                .withSubject(told.subject())
                .withTime(storedAt.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                .withData("application/json", json.writeValueAsBytes(told));
        number.attributes().forEach(builder::withExtension);
        CloudEvent event = builder.build();
        ProducerRecord<String, byte[]> message = KafkaMessageFactory.<String>createWriter(
                        type.topic().topicName(), null, null, told.subject())
                .writeBinary(event);
        headers.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    /**
     * The stored event's id; on a topic that only some may read an id of its own, for the two are different messages.
     */
    private static String id(String storedId, ContractType type) {
        return type.topic().published()
                ? storedId
                : UUID.nameUUIDFromBytes((storedId + type.typeName()).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }
}
