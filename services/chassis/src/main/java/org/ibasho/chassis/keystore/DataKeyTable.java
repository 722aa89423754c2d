package org.ibasho.chassis.keystore;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.ibasho.chassis.keystore.copies.SynchronousCopies;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rows of the key store: for each person either a wrapped key or the mark that they were erased. Both are one row,
 * so that an erasure and the making of a key can't miss one another.
 */
final class DataKeyTable {

    /** Erasures commit in the order of their numbers, so that whoever asks for later ones misses none. */
    private static final String ONE_ERASURE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended('erasure', 0))";

    private static final String AWAY = "the key store can't be reached";

    private static final String NO_COPY = "the key store has fewer synchronous copies than are required";

    private final JdbcClient jdbc;
    private final SynchronousCopies copies;
    private final TransactionOperations transactions;
    private final TransactionOperations newTransactions;

    DataKeyTable(DataSource source, SynchronousCopies copies) {
        DataSourceTransactionManager manager = new DataSourceTransactionManager(source);
        this.copies = copies;
        this.jdbc = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(manager);
        this.newTransactions = new TransactionTemplate(
                manager, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
    }

    /** @param wrapped null if the person was erased */
    @SuppressWarnings("ArrayRecordComponent") // only passed on, never compared
    record StoredKey(int epoch, byte @Nullable [] wrapped) {}

    /** @param number later ones have higher numbers */
    record Erasure(long number, String subject) {}

    /** A person's key under an epoch that is to end. */
    record OldKey(String subject, StoredKey stored) {}

    Optional<StoredKey> find(String subject) {
        return answered(() -> jdbc.sql("""
            select coalesce(epoch, lost_epoch) as epoch, wrapped from data_key where subject = ?
            """)
                .param(subject)
                .query((row, n) -> new StoredKey(row.getInt("epoch"), row.getBytes("wrapped")))
                .optional());
    }

    /** The row of a subject, if there is one, and those of the subjects that follow it. */
    Map<String, StoredKey> findFrom(String subject, int limit) {
        return answered(() -> jdbc
                .sql("""
                    select subject, coalesce(epoch, lost_epoch) as epoch, wrapped from data_key
                     where subject >= ? order by subject limit ?
                    """)
                .params(subject, limit)
                .query((row, n) -> Map.entry(
                        row.getString("subject"), new StoredKey(row.getInt("epoch"), row.getBytes("wrapped"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /**
     * A person who has a key, or was erased, keeps what they have.
     *
     * @return false if the epoch has ended meanwhile: nothing was stored
     */
    boolean insertIfAbsent(String subject, StoredKey key) {
        requireCopies();
        try {
            jdbc.sql("insert into data_key (subject, epoch, wrapped) values (?, ?, ?) on conflict do nothing")
                    .params(subject, key.epoch(), Objects.requireNonNull(key.wrapped()))
                    .update();
            return true;
        } catch (DataIntegrityViolationException ended) {
            return false;
        } catch (DataAccessException away) {
            throw new KeyStoreUnavailable(AWAY, away);
        }
    }

    /** The present epoch: new keys are wrapped with its wrapping key. */
    int epoch() {
        return answered(() -> jdbc.sql("select coalesce(max(epoch), 0) from wrapping_epoch")
                .query(Integer.class)
                .single());
    }

    List<Erasure> erasuresAfter(long number) {
        return answered(() -> jdbc.sql("select erasure, subject from data_key where erasure > ? order by erasure")
                .param(number)
                .query((row, n) -> new Erasure(row.getLong("erasure"), row.getString("subject")))
                .list());
    }

    /** Destroys the key and leaves the mark; who was erased before stays erased since then. */
    OffsetDateTime erase(String subject) {
        requireCopies();
        return answered(() -> transactions.execute(status -> {
            jdbc.sql(ONE_ERASURE_AT_A_TIME).query((row, n) -> "").single();
            jdbc.sql("""
                insert into data_key (subject, erased_at, erasure) values (?, now(), nextval('erasure_number'))
                on conflict (subject) do update
                   set epoch = null, lost_epoch = null, wrapped = null, erased_at = now(),
                       erasure = nextval('erasure_number'), wrapping_key_lost = data_key.lost_epoch is not null
                 where data_key.erased_at is null
                """).param(subject).update();
            return jdbc.sql("select erased_at from data_key where subject = ?")
                    .param(subject)
                    .query(OffsetDateTime.class)
                    .single();
        }));
    }

    /** Those of the given people who are not erased in this store. */
    List<String> notErased(List<String> subjects) {
        return answered(() -> jdbc.sql("""
            select subject from unnest(?::text[]) given (subject)
             where not exists (
                select from data_key k where k.subject = given.subject and k.erased_at is not null)
            """)
                .param(subjects.toArray(String[]::new))
                .query((row, n) -> row.getString("subject"))
                .list());
    }

    /** Which copy of the store this is: another one after a backup was restored. */
    UUID generation() {
        return answered(() ->
                jdbc.sql("select generation from key_store").query(UUID.class).single());
    }

    /** Begins an epoch: the erasures up to now are certified as soon as all epochs before it have ended. */
    int begin(int epoch, String place) {
        requireCopies();
        jdbc.sql("""
            insert into wrapping_epoch (epoch, place, last_erasure)
            select ?, ?, coalesce(max(erasure), 0) from data_key
            """).params(epoch, place).update();
        return epoch;
    }

    /** The epochs that have not ended, the present one last. */
    List<KeyStore.Epoch> epochs() {
        return answered(() -> jdbc.sql("select epoch, place from wrapping_epoch order by epoch")
                .query((row, n) -> new KeyStore.Epoch(row.getInt("epoch"), row.getString("place")))
                .list());
    }

    /** Whether a turn has begun and not ended. */
    boolean isTurning() {
        return answered(() -> jdbc.sql("select count(*) > 1 from wrapping_epoch")
                .query(Boolean.class)
                .single());
    }

    List<OldKey> keysBefore(int epoch, String afterSubject, int limit) {
        return answered(() -> jdbc.sql("""
            select subject, epoch, wrapped from data_key where epoch < ? and subject > ? order by subject limit ?
            """)
                .params(epoch, afterSubject, limit)
                .query((row, n) -> new OldKey(
                        row.getString("subject"), new StoredKey(row.getInt("epoch"), row.getBytes("wrapped"))))
                .list());
    }

    /** Whether a data key is still, or again, wrapped in an older epoch. */
    boolean hasKeysBefore(int epoch) {
        return answered(() -> jdbc.sql("select exists (select from data_key where epoch < ?)")
                .param(epoch)
                .query(Boolean.class)
                .single());
    }

    /** Ends older epochs unless a key of any kind is wrapped in one of them: false then. */
    boolean endEpochsBefore(int epoch) {
        try {
            newTransactions.executeWithoutResult(status -> jdbc.sql("delete from wrapping_epoch where epoch < ?")
                    .param(epoch)
                    .update());
            return true;
        } catch (DataIntegrityViolationException used) {
            return false;
        } catch (DataAccessException | TransactionException away) {
            throw new KeyStoreUnavailable(AWAY, away);
        }
    }

    int certify(int epoch) {
        return jdbc.sql("""
            update data_key set destroyed_epoch = ?, certified_at = now()
             where erasure <= (select last_erasure from wrapping_epoch where epoch = ?) and certified_at is null
            """).params(epoch - 1, epoch).update();
    }

    <T> T inNewTransaction(Supplier<T> work) {
        return answered(() -> newTransactions.execute(status -> work.get()));
    }

    <T> T inTransaction(Supplier<T> work) {
        return answered(() -> transactions.execute(status -> work.get()));
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** @throws KeyStoreUnavailable rather than that a commit waits for a copy without an end */
    private void requireCopies() {
        if (!answered(copies::suffice)) {
            throw new KeyStoreUnavailable(NO_COPY);
        }
    }

    /** An unanswered question is told as what it means to the caller, whatever the driver calls it. */
    private static <T extends @Nullable Object> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (KeyStoreUnavailable known) {
            throw known;
        } catch (DataAccessException | TransactionException away) {
            throw new KeyStoreUnavailable(AWAY, away);
        }
    }
}
