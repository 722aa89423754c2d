package org.ibasho.chassis.hpke.recipient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.chassis.hpke.RecipientPublicKey;
import org.ibasho.chassis.keystore.KeyStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of a recipient's key pairs in the key store. Times are the database's: a process whose clock is wrong makes
 * no key too many and destroys none too early.
 */
final class RecipientKeyTable {

    private final KeyStore store;
    private final String recipient;

    RecipientKeyTable(KeyStore store, String recipient) {
        this.store = store;
        this.recipient = recipient;
    }

    /**
     * A key pair.
     *
     * @param sealed the private key under its data key; null once destroyed
     * @param due whether it is time for another one
     */
    @SuppressWarnings("ArrayRecordComponent") // only passed on, never compared
    record Row(int number, RecipientPublicKey publicKey, byte @Nullable [] sealed, Instant madeAt, boolean due) {}

    Optional<Row> find(UUID id) {
        return store.inTransaction(jdbc ->
                jdbc.sql("""
                    select number, id, public_key, private_key, made_at, false as due from recipient_key
                     where recipient = ? and id = ?
                    """).params(recipient, id).query((row, n) -> row(row)).optional());
    }

    Instant now() {
        return store.inTransaction(jdbc ->
                        jdbc.sql("select now()").query(OffsetDateTime.class).single())
                .toInstant();
    }

    /** Keeps all other processes from making a key until the caller's transaction ends. */
    void lock(JdbcClient jdbc) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('recipient key ' || ?, 0))")
                .param(recipient)
                .query((row, n) -> "")
                .single();
    }

    /** The key that is not superseded. */
    Optional<Row> present(JdbcClient jdbc, Duration rotateAfter) {
        return jdbc.sql("""
            select number, id, public_key, private_key, made_at, made_at <= now() - make_interval(secs => ?) as due
              from recipient_key where recipient = ? and superseded_at is null
            """)
                .params(rotateAfter.toSeconds(), recipient)
                .query((row, n) -> row(row))
                .optional();
    }

    /** Supersedes the present key, if there is one, by another with a higher number. */
    Row supersede(JdbcClient jdbc, int numberAtLeast, RecipientPublicKey publicKey, byte[] sealed) {
        jdbc.sql("update recipient_key set superseded_at = now() where recipient = ? and superseded_at is null")
                .param(recipient)
                .update();
        return jdbc.sql("""
            insert into recipient_key (recipient, number, id, public_key, private_key)
            select ?, greatest(?, 1 + coalesce(max(number), 0)), ?, ?, ? from recipient_key where recipient = ?
            returning number, id, public_key, private_key, made_at, false as due
            """)
                .params(recipient, numberAtLeast, UUID.fromString(publicKey.id()), publicKey.encoded(), sealed)
                .param(recipient)
                .query((row, n) -> row(row))
                .single();
    }

    /** The keys that were superseded long enough ago and are not destroyed. */
    List<String> superseded(Duration longEnough) {
        return store.inTransaction(jdbc -> jdbc.sql("""
            select id from recipient_key
             where recipient = ? and destroyed_at is null and superseded_at <= now() - make_interval(secs => ?)
            """)
                .params(recipient, longEnough.toSeconds())
                .query(String.class)
                .list());
    }

    int destroy(String id) {
        return store.inTransaction(
                jdbc -> jdbc.sql("""
                    update recipient_key set private_key = null, destroyed_at = now()
                     where id = ? and destroyed_at is null
                    """).param(UUID.fromString(id)).update());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("number"),
                new RecipientPublicKey(row.getString("id"), row.getString("public_key")),
                row.getBytes("private_key"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("due"));
    }
}
