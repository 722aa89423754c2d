package org.ibasho.chassis.blindindex;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ibasho.chassis.keystore.KeyStore;
import org.ibasho.chassis.sealing.StoredJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The indexes of a service. Their keys turn with the epoch of the key store. */
public final class BlindIndexes {

    private final IndexKeys keys;
    private final JdbcClient jdbc;
    private final StoredJson json;
    private final TransactionOperations transactions;
    private final List<BlindIndex> opened = new CopyOnWriteArrayList<>();

    BlindIndexes(KeyStore store, JdbcClient jdbc, StoredJson json, TransactionOperations transactions) {
        this.keys = new IndexKeys(store);
        this.jdbc = jdbc;
        this.json = json;
        this.transactions = transactions;
        store.turn().include(epoch -> opened.forEach(index -> index.turnTo(epoch)));
    }

    /**
     * Opens the index of a field. Each process of the service opens it at its start, so that any of them can turn its
     * key.
     *
     * @param field service, noun and component, such as {@code scheduling/staff/nickname}: unique in the side
     */
    public BlindIndex open(String field) {
        BlindIndex index = new BlindIndex(field, keys, new IndexRows(field, jdbc), json, transactions);
        opened.add(index);
        return index;
    }
}
