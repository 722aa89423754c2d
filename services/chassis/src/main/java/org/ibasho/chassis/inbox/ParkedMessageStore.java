package org.ibasho.chassis.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores messages that could not be processed, and all later ones of their keys: the order per key is kept, and the
 * other keys of the topic go on. The first message of a key has a time at which it is tried again, unless only an
 * operator can help. Those behind it have none; the next one gets it when the first is released.
 */
final class ParkedMessageStore {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    /** Nobody who looks at a gauge tells more from fewer than that. */
    private static final int COUNTED = 10_000;

    /** The instance that releases a message retries the next one at once; if it dies, another does, after this. */
    private static final Duration TAKEN_OVER_AFTER = Duration.ofSeconds(5);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final JsonMapper json;
    private final Retry retry;

    ParkedMessageStore(JdbcClient jdbc, TransactionOperations transactions, JsonMapper json, Retry retry) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.json = json;
        this.retry = retry;
    }

    /** A message to be parked. */
    record Parking(ConsumerRecord<String, byte[]> message, ParkingReason reason) {

        MessageKey key() {
            return MessageKey.of(message);
        }
    }

    /** A parked message. */
    record Waiting(long id, UUID identity, int attempts, boolean isDue, ConsumerRecord<String, byte[]> message) {}

    /** Those of the keys of which a message is parked. */
    Set<MessageKey> held(Collection<MessageKey> keys) {
        return new HashSet<>(jdbc.sql("""
            select topic, key
            from (select distinct topic, key from unnest(?::text[], ?::text[]) as k (topic, key)) as k
            where exists (select from parked_message p where p.topic = k.topic and p.key = k.key)
            """)
                .param(keys.stream().map(MessageKey::topic).toArray(String[]::new))
                .param(keys.stream().map(MessageKey::key).toArray(String[]::new))
                .query((row, n) -> new MessageKey(row.getString("topic"), row.getString("key")))
                .list());
    }

    /**
     * Parks messages in this order, with one commit. A message that came before and waits already does not wait twice.
     * A message whose key has been released meanwhile, or may be just now, waits behind none and is retried at once.
     */
    void park(List<Parking> messages) {
        transactions.executeWithoutResult(status -> {
            Set<MessageKey> locked = tryLocks(messages);
            insert(messages, locked);
            promoteFirst(messages);
        });
    }

    private Set<MessageKey> tryLocks(List<Parking> messages) {
        List<MessageKey> keys = messages.stream().map(Parking::key).distinct().toList();
        List<@Nullable Boolean> locked = jdbc.sql("""
            select pg_try_advisory_xact_lock(hashtextextended(name, 0))
            from unnest(?::text[]) with ordinality as k (name, place) order by place
            """)
                .param(keys.stream().map(ParkedMessageStore::lockName).toArray(String[]::new))
                .query(Boolean.class)
                .list();
        Set<MessageKey> mine = new HashSet<>();
        for (int n = 0; n < keys.size(); n++) {
            if (Boolean.TRUE.equals(locked.get(n))) {
                mine.add(keys.get(n));
            }
        }
        return mine;
    }

    private void insert(List<Parking> messages, Set<MessageKey> locked) {
        jdbc.sql("""
            insert into parked_message (topic, key, event_id, headers, value, reason, detail, attempts, retry_at)
            select topic, key, id, headers, value, reason, detail, attempts, now() + delay * interval '1 ms'
            from unnest(?::text[], ?::text[], ?::uuid[], ?::text[], ?::bytea[], ?::text[], ?::text[], ?::int[],
                        ?::bigint[]) with ordinality
                 as p (topic, key, id, headers, value, reason, detail, attempts, delay, place)
            where not exists (select from inbox where event_id = id and reaction = '')
            order by place
            on conflict (topic, key, event_id) do nothing
            """)
                .param(array(messages, String[]::new, one -> one.key().topic()))
                .param(array(messages, String[]::new, one -> one.key().key()))
                .param(array(messages, UUID[]::new, one -> MessageKey.identity(one.message())))
                .param(array(messages, String[]::new, one -> json.writeValueAsString(headers(one.message()))))
                .param(array(messages, byte[][]::new, ParkedMessageStore::value))
                .param(array(messages, String[]::new, one -> one.reason().code()))
                .param(array(messages, String[]::new, one -> one.reason().detail()))
                .param(array(messages, Integer[]::new, one -> one.reason().isBehind() ? 0 : 1))
                .param(array(messages, Long[]::new, one -> firstDelay(one, locked.contains(one.key()))))
                .update();
    }

    private static <T extends @Nullable Object> T[] array(
            List<Parking> messages, IntFunction<T[]> array, Function<Parking, T> value) {
        return messages.stream().map(value).toArray(array);
    }

    /** A caller that cannot lock a key does not know whether the message will be its first one. */
    private @Nullable Long firstDelay(Parking parking, boolean locked) {
        if (parking.reason().isBehind()) {
            return locked ? null : 0L;
        }
        return delay(parking.reason(), 1);
    }

    private static byte[] value(Parking parking) {
        byte[] value = parking.message().value();
        return value == null ? new byte[0] : value;
    }

    private void promoteFirst(List<Parking> messages) {
        jdbc.sql("""
            update parked_message p set retry_at = now()
            from (select distinct topic, key from unnest(?::text[], ?::text[]) as k (topic, key)) as k
            where p.id = (select id from parked_message f where f.topic = k.topic and f.key = k.key
                          order by id limit 1)
              and p.reason = 'behind' and p.retry_at is null
            """)
                .param(array(messages, String[]::new, one -> one.key().topic()))
                .param(array(messages, String[]::new, one -> one.key().key()))
                .update();
    }

    /**
     * Keeps others, here and in other instances, off a key until the transaction ends. Not a row's lock, because that
     * would give the transaction its number before the append that comes.
     */
    void lock(MessageKey key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(lockName(key))
                .query((row, n) -> "")
                .single();
    }

    /** The same without waiting: false if somebody else is at work on the key. */
    boolean tryLock(MessageKey key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(lockName(key))
                .query(Boolean.class)
                .single();
    }

    private static String lockName(MessageKey key) {
        return key.topic() + '\n' + key.key();
    }

    private @Nullable Long delay(ParkingReason reason, int attempts) {
        return switch (reason.retries()) {
            case NEVER -> null;
            case LIMITED -> attempts < retry.attempts() ? retry.after(attempts).toMillis() : null;
            case UNLIMITED -> retry.after(attempts).toMillis();
        };
    }

    private static Map<String, @Nullable String> headers(ConsumerRecord<String, byte[]> message) {
        Map<String, @Nullable String> headers = new LinkedHashMap<>();
        message.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? null : Base64.getEncoder().encodeToString(header.value())));
        return headers;
    }

    /** Notes that another attempt has failed, and when the next one is made, if any. */
    void failedAgain(Waiting waiting, ParkingReason reason) {
        int attempts = waiting.attempts() + 1;
        jdbc.sql("""
            update parked_message
            set reason = :reason, detail = :detail, attempts = :attempts,
                retry_at = now() + :delay * interval '1 ms'
            where id = :id and attempts = :before
            """)
                .param("reason", reason.code())
                .param("detail", reason.detail())
                .param("attempts", attempts)
                .param("delay", delay(reason, attempts), Types.BIGINT)
                .param("id", waiting.id())
                .param("before", waiting.attempts())
                .update();
    }

    /** How many wait, as far as anybody wants to know. */
    long count() {
        return jdbc.sql("select count(*) from (select from parked_message limit ?) as parked")
                .param(COUNTED)
                .query(Long.class)
                .single();
    }

    /** Some keys that have a message to be tried again now. */
    List<MessageKey> due(int limit) {
        return jdbc.sql("""
            select distinct topic, key
            from (select topic, key from parked_message where retry_at <= now() order by retry_at limit ?) as due
            """)
                .param(limit)
                .query((row, n) -> new MessageKey(row.getString("topic"), row.getString("key")))
                .list();
    }

    /** How long until the next message is to be tried again; empty if there is none. */
    Optional<Duration> untilNext() {
        return jdbc.sql("""
            select (extract(epoch from retry_at - clock_timestamp()) * 1000)::bigint from parked_message
            where retry_at is not null order by retry_at limit 1
            """).query(Long.class).optional().map(millis -> Duration.ofMillis(Math.max(0, millis)));
    }

    /** For a key whose first message is not to be tried now: neither are those behind it. */
    void waitBehind(MessageKey key, Waiting first) {
        jdbc.sql("""
            update parked_message set retry_at = null
            where topic = ? and key = ? and id > ? and retry_at is not null
            """).params(key.topic(), key.key(), first.id()).update();
    }

    /** The oldest message of a key. */
    Optional<Waiting> first(MessageKey key) {
        return jdbc.sql("""
            select id, event_id, headers, value, attempts, coalesce(retry_at <= now(), false) as due
            from parked_message where topic = ? and key = ? order by id limit 1
            """)
                .params(key.topic(), key.key())
                .query((row, n) -> waiting(row, key))
                .optional();
    }

    private Waiting waiting(ResultSet row, MessageKey key) throws SQLException {
        ConsumerRecord<String, byte[]> message =
                new ConsumerRecord<>(key.topic(), 0, 0, key.key(), row.getBytes("value"));
        json.readValue(row.getString("headers"), HEADERS)
                .forEach((name, written) -> message.headers()
                        .add(name, written == null ? null : Base64.getDecoder().decode(written)));
        return new Waiting(
                row.getLong("id"),
                row.getObject("event_id", UUID.class),
                row.getInt("attempts"),
                row.getBoolean("due"),
                message);
    }

    /** Removes the first message of a key. */
    void release(MessageKey key, long id) {
        jdbc.sql("delete from parked_message where id = ?").param(id).update();
        jdbc.sql("""
            update parked_message set retry_at = now() + ? * interval '1 ms'
            where id = (select id from parked_message where topic = ? and key = ? order by id limit 1)
            """)
                .params(TAKEN_OVER_AFTER.toMillis(), key.topic(), key.key())
                .update();
    }
}
