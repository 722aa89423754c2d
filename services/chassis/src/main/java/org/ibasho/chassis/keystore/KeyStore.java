package org.ibasho.chassis.keystore;

import com.github.benmanes.caffeine.cache.Ticker;
import com.zaxxer.hikari.HikariDataSource;

/** The parts of one key store, and the connections that they share. */
record KeyStore(HikariDataSource source, DataKeys keys, Erasures erasures, EpochTurn turn) implements AutoCloseable {

    /** Opens the store, and begins its first epoch if it is new. */
    static KeyStore on(HikariDataSource source, WrappingKeys wrappingKeys, Ticker clock) {
        DataKeyTable table = new DataKeyTable(source);
        Wrapping wrapping = new Wrapping(wrappingKeys, table);
        EpochTurn turn = new EpochTurn(table, wrappingKeys, wrapping);
        turn.beginFirst();
        return new KeyStore(source, new DataKeys(table, wrapping, clock), new Erasures(table), turn);
    }

    @Override
    public void close() {
        source.close();
    }
}
