package org.ibasho.chassis.inbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a message waits that cannot be taken in, and with it every later one of its key: order per key is kept, and the
 * other keys of the topic go on.
 */
final class Parking {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Parking(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Whether an earlier message of this key is parked. */
    boolean holds(ConsumerRecord<String, byte[]> message) {
        return jdbc.sql("select exists (select from parked_message where topic = ? and key = ?)")
                .params(message.topic(), key(message))
                .query((row, n) -> row.getBoolean(1))
                .single();
    }

    void park(ConsumerRecord<String, byte[]> message, String reason) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.headers()
                .forEach(header -> headers.put(header.key(), Base64.getEncoder().encodeToString(header.value())));
        jdbc.sql("insert into parked_message (topic, key, headers, value, reason) values (?, ?, ?, ?, ?)")
                .params(message.topic(), key(message), json.writeValueAsString(headers))
                .params(message.value() == null ? new byte[0] : message.value(), reason)
                .update();
    }

    /** Why it failed: the exception's type alone, for its text may quote the message. */
    static String reason(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure).getClass().getSimpleName();
    }

    /** What is parked, the oldest first, without what is in it. */
    List<Parked> all() {
        return jdbc.sql("select id, topic, key, reason, parked_at from parked_message order by id")
                .query((row, n) -> new Parked(
                        row.getLong("id"),
                        row.getString("topic"),
                        row.getString("key"),
                        row.getString("reason"),
                        row.getObject("parked_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from parked_message")
                .query((row, n) -> row.getLong(1))
                .single();
    }

    /** The oldest message of a key, locked against a second retry at the same time. */
    Optional<Waiting> first(String topic, String key) {
        return jdbc.sql("""
                select id, headers, value from parked_message where topic = ? and key = ? order by id limit 1 for update
                """)
                .params(topic, key)
                .query((row, n) -> {
                    ConsumerRecord<String, byte[]> message =
                            new ConsumerRecord<>(topic, 0, 0, key, row.getBytes("value"));
                    json.readValue(row.getString("headers"), HEADERS)
                            .forEach((name, value) -> message.headers()
                                    .add(name, Base64.getDecoder().decode(value)));
                    return new Waiting(row.getLong("id"), message);
                })
                .optional();
    }

    void release(long id) {
        jdbc.sql("delete from parked_message where id = ?").param(id).update();
    }

    private static String key(ConsumerRecord<String, byte[]> message) {
        return message.key() == null ? "" : message.key();
    }

    /**
     * What an operator sees of a parked message.
     *
     * @param key the subject that waits, an id and not a person
     */
    record Parked(long id, String topic, String key, String reason, Instant parkedAt) {}

    record Waiting(long id, ConsumerRecord<String, byte[]> message) {}
}
