package org.ibasho.chassis.keystore;

import com.github.benmanes.caffeine.cache.Ticker;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ibasho.chassis.keystore.copies.SynchronousCopies;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A side's key store. Besides the data keys of people it keeps keys of services, in tables that refer to the epoch
 * whose wrapping key they are wrapped with; {@link EpochTurn.TurningKeys} takes them to the next epoch.
 */
public final class KeyStore implements AutoCloseable {

    private final HikariDataSource source;
    private final SynchronousCopies copies;
    private final DataKeyTable table;
    private final Wrapping wrapping;
    private final DataKeys keys;
    private final Erasures erasures;
    private final EpochTurn turn;

    private KeyStore(
            HikariDataSource source,
            SynchronousCopies copies,
            WrappingKeys wrappingKeys,
            Ticker clock,
            Supplier<List<Erasures.History>> histories) {
        this.source = source;
        this.copies = copies;
        this.table = new DataKeyTable(source, copies);
        this.wrapping = new Wrapping(wrappingKeys, table);
        this.turn = new EpochTurn(table, wrappingKeys, wrapping);
        this.keys = new DataKeys(table, wrapping, clock, histories);
        this.erasures = new Erasures(table, keys);
    }

    /**
     * Opens the store, and begins its first epoch if it is new.
     *
     * @param copies how many synchronous copies anything has to be written to
     * @param histories whom the services of this process have erased
     */
    static KeyStore on(
            HikariDataSource source,
            SynchronousCopies copies,
            WrappingKeys wrappingKeys,
            Ticker clock,
            Supplier<List<Erasures.History>> histories) {
        KeyStore store = new KeyStore(source, copies, wrappingKeys, clock, histories);
        store.turn.beginFirst();
        return store;
    }

    SynchronousCopies copies() {
        return copies;
    }

    /**
     * An epoch of the wrapping key.
     *
     * @param place where its wrapping key lies; null if it began before that was noted
     */
    public record Epoch(int number, @Nullable String place) {}

    /** The epochs that have not ended, the present one last. */
    public List<Epoch> epochs() {
        return table.epochs();
    }

    /** A wrapped data key, and what it is bound to. */
    public record WrappedKey(String subject, int epoch, WrappingKeys.Bound wrapped) {}

    /** Wrapped data keys in the order of their subjects, without those whose wrapping key was lost in a turn. */
    public List<WrappedKey> wrappedKeys(String afterSubject, int limit) {
        return table.keysBefore(Integer.MAX_VALUE, afterSubject, limit).stream()
                .map(key -> new WrappedKey(key.subject(), key.stored().epoch(), Wrapping.bound(key)))
                .toList();
    }

    /** The present epoch of the wrapping key. */
    public int epoch() {
        return table.epoch();
    }

    /**
     * Wraps a key of a service.
     *
     * @param name what the key is for; it is unwrapped by this name only
     * @throws KeyStoreUnavailable if the epoch's wrapping key can't be had
     */
    public byte[] wrap(int epoch, String name, byte[] key) {
        return wrapping.wrapNamed(epoch, name, key);
    }

    /** The key; empty if its wrapping key was destroyed or lost, or if it is another key's. */
    public Optional<byte[]> unwrap(int epoch, String name, byte[] wrapped) {
        return wrapping.unwrapNamed(epoch, name, wrapped);
    }

    /**
     * Works on what else is kept in the store beside data keys, in one transaction. A data key that is made meanwhile
     * is a part of it.
     *
     * @throws KeyStoreUnavailable if the store can't be reached
     */
    public <T> T inTransaction(Function<JdbcClient, T> work) {
        return table.inTransaction(() -> work.apply(table.jdbc()));
    }

    /**
     * The same, in a transaction that ends before that of the caller, such as a turn of the epoch.
     *
     * @throws KeyStoreUnavailable if the store can't be reached, or refuses the work
     */
    public <T> T inNewTransaction(Function<JdbcClient, T> work) {
        return table.inNewTransaction(() -> work.apply(table.jdbc()));
    }

    public DataKeys keys() {
        return keys;
    }

    public Erasures erasures() {
        return erasures;
    }

    public EpochTurn turn() {
        return turn;
    }

    HikariDataSource source() {
        return source;
    }

    @Override
    public void close() {
        source.close();
    }
}
