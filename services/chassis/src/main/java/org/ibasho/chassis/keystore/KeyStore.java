package org.ibasho.chassis.keystore;

import com.github.benmanes.caffeine.cache.Ticker;
import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The key store of this side: its parts, and the connections that they share. */
public final class KeyStore implements AutoCloseable {

    private final HikariDataSource source;
    private final DataKeyTable table;
    private final DataKeys keys;
    private final Erasures erasures;
    private final EpochTurn turn;

    private KeyStore(HikariDataSource source, WrappingKeys wrappingKeys, Ticker clock) {
        this.source = source;
        this.table = new DataKeyTable(source);
        Wrapping wrapping = new Wrapping(wrappingKeys, table);
        this.turn = new EpochTurn(table, wrappingKeys, wrapping);
        this.keys = new DataKeys(table, wrapping, clock);
        this.erasures = new Erasures(table, keys);
    }

    /** Opens the store, and begins its first epoch if it is new. */
    static KeyStore on(HikariDataSource source, WrappingKeys wrappingKeys, Ticker clock) {
        KeyStore store = new KeyStore(source, wrappingKeys, clock);
        store.turn.beginFirst();
        return store;
    }

    HikariDataSource source() {
        return source;
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

    /**
     * Works on what else is kept in the store beside data keys, in one transaction. A data key that is made meanwhile
     * is a part of it.
     *
     * @throws KeyStoreUnavailable if the store can't be reached
     */
    public <T> T inTransaction(Function<JdbcClient, T> work) {
        return table.inTransaction(() -> work.apply(table.jdbc()));
    }

    @Override
    public void close() {
        source.close();
    }
}
