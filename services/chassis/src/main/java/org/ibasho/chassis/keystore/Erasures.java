package org.ibasho.chassis.keystore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Erases people: their data key is destroyed at once, and what was sealed with it is unreadable from then on. A copy of
 * the key store from before still holds the wrapped key until the wrapping key of that epoch is destroyed, which
 * {@link EpochTurn} does once a day; only then is the erasure certified.
 */
public final class Erasures {

    private final DataKeyTable table;
    private final DataKeys keys;

    Erasures(DataKeyTable table, DataKeys keys) {
        this.table = table;
        this.keys = keys;
    }

    /**
     * Whom a service's own events say to be erased. A key store that was restored from a backup lacks the erasures made
     * since; they are repeated from here before the store gives a key.
     */
    public interface History {

        /**
         * People who have been erased, in the order of their ids.
         *
         * @param subject those after this one; empty for the first ones
         * @param limit how many at most
         */
        List<String> erasedAfter(String subject, int limit);
    }

    /**
     * The proof of an erasure, for the person.
     *
     * @param erasedAt when the data key was destroyed
     * @param destroyedEpoch the last epoch whose wrapping key could have unwrapped a copy of it; null until destroyed
     * @param certifiedAt when that wrapping key was destroyed; null until then
     * @param wrappingKeyLost whether such a wrapping key was lost and could not be destroyed: if it is found, the next
     *     turn destroys it
     */
    public record Certificate(
            String subject,
            Instant erasedAt,
            @Nullable Integer destroyedEpoch,
            @Nullable Instant certifiedAt,
            boolean wrappingKeyLost) {}

    /**
     * Destroys the key of a person for good. Whoever was erased already stays erased since then.
     *
     * @return when they were erased
     * @throws KeyStoreUnavailable if the store can't be reached; the person is not erased then
     */
    public Instant erase(String subject) {
        Instant erasedAt = table.erase(subject).toInstant();
        keys.forget(subject);
        return erasedAt;
    }

    /** The certificate of an erasure; empty if the person was not erased. */
    public Optional<Certificate> certificate(String subject) {
        return certificates(List.of(subject)).stream().findAny();
    }

    /**
     * The certificates of those of these people who have been erased, the latest erasure first.
     *
     * @throws KeyStoreUnavailable if the store can't be reached
     */
    public List<Certificate> certificates(Collection<String> subjects) {
        return table.inTransaction(() -> table.jdbc()
                .sql("select subject, erased_at, destroyed_epoch, certified_at, wrapping_key_lost from data_key"
                        + " where subject = any(?) and erased_at is not null order by erased_at desc, subject")
                .param(subjects.toArray(String[]::new))
                .query((row, n) -> read(row))
                .list());
    }

    private static Certificate read(ResultSet row) throws SQLException {
        return new Certificate(
                row.getString("subject"),
                row.getObject("erased_at", OffsetDateTime.class).toInstant(),
                row.getObject("destroyed_epoch", Integer.class),
                instant(row.getObject("certified_at", OffsetDateTime.class)),
                row.getBoolean("wrapping_key_lost"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
