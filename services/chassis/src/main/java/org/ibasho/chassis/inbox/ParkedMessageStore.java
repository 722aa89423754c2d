package org.ibasho.chassis.inbox;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores messages that could not be processed, and all later ones of their keys: the order per key is kept, and the
 * other keys of the topic go on.
 */
final class ParkedMessageStore {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final JsonMapper json;

    ParkedMessageStore(JdbcClient jdbc, TransactionOperations transactions, JsonMapper json) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
    }

    /** Whether a message of any of these keys is parked. */
    boolean holdsAny(List<ConsumerRecord<String, byte[]>> messages) {
        return jdbc.sql("""
                select exists (select from parked_message join unnest(?::text[], ?::text[]) as come (topic, key)
                    using (topic, key))
                """)
                .param(messages.stream().map(ConsumerRecord::topic).toArray(String[]::new))
                .param(messages.stream().map(ParkedMessageStore::key).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Parks a message if an earlier one of its key is parked. */
    boolean holdsBack(ConsumerRecord<String, byte[]> message) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            lock(message.topic(), key(message));
            boolean held = holdsAny(List.of(message));
            if (held) {
                insert(message, ParkingReason.BEHIND);
            }
            return held;
        }));
    }

    void park(ConsumerRecord<String, byte[]> message, ParkingReason reason) {
        transactions.executeWithoutResult(status -> {
            lock(message.topic(), key(message));
            insert(message, reason);
        });
    }

    /**
     * Keeps others, here and in other instances, off a key until the transaction ends. Not a row's lock, because that
     * would give the transaction its number before the append that comes.
     */
    void lock(String topic, String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(topic + '\n' + key)
                .query((row, n) -> "")
                .single();
    }

    /** A message that came before and waits already, or has had its effect, does not wait twice. */
    private void insert(ConsumerRecord<String, byte[]> message, ParkingReason reason) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.headers()
                .forEach(header -> headers.put(header.key(), Base64.getEncoder().encodeToString(header.value())));
        jdbc.sql("""
                insert into parked_message (topic, key, event_id, headers, value, reason, detail)
                select :topic, :key, :id, :headers, :value, :reason, :detail
                where not exists (select from inbox where event_id = :id)
                  and not exists (select from parked_message where event_id = :id and topic = :topic and key = :key)
                """)
                .param("topic", message.topic())
                .param("key", key(message))
                .param("id", InboundMessage.id(message).orElse(null), java.sql.Types.OTHER)
                .param("headers", json.writeValueAsString(headers))
                .param("value", message.value() == null ? new byte[0] : message.value())
                .param("reason", reason.code())
                .param("detail", reason.detail())
                .update();
    }

    void restate(long id, ParkingReason reason) {
        jdbc.sql("update parked_message set reason = ?, detail = ? where id = ?")
                .params(reason.code(), reason.detail(), id)
                .update();
    }

    long count() {
        return jdbc.sql("select count(*) from parked_message").query(Long.class).single();
    }

    /** The oldest message of a key. */
    Optional<Waiting> first(String topic, String key) {
        return jdbc.sql("""
                select id, event_id, headers, value from parked_message where topic = ? and key = ? order by id limit 1
                """)
                .params(topic, key)
                .query((row, n) -> new Waiting(
                        row.getLong("id"),
                        Optional.ofNullable(row.getObject("event_id", UUID.class)),
                        message(topic, key, row.getString("headers"), row.getBytes("value"))))
                .optional();
    }

    private ConsumerRecord<String, byte[]> message(String topic, String key, String headers, byte[] value) {
        ConsumerRecord<String, byte[]> message = new ConsumerRecord<>(topic, 0, 0, key, value);
        json.readValue(headers, HEADERS)
                .forEach((name, written) ->
                        message.headers().add(name, Base64.getDecoder().decode(written)));
        return message;
    }

    void release(long id) {
        jdbc.sql("delete from parked_message where id = ?").param(id).update();
    }

    private static String key(ConsumerRecord<String, byte[]> message) {
        return message.key() == null ? "" : message.key();
    }

    record Waiting(long id, Optional<UUID> eventId, ConsumerRecord<String, byte[]> message) {}
}
