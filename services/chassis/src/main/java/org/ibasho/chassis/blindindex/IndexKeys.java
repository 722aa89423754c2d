package org.ibasho.chassis.blindindex;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.keystore.KeyStore;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;

/**
 * The keys of indexes, in the side's key store: one for each field and epoch, wrapped with the epoch's wrapping key. A
 * key is never wrapped anew; a new one replaces it. None is kept in memory, so that one that is destroyed is gone.
 */
final class IndexKeys {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyStore store;

    IndexKeys(KeyStore store) {
        this.store = store;
    }

    @SuppressWarnings("ArrayRecordComponent") // only passed on, never compared
    private record Wrapped(int epoch, byte[] key) {}

    /**
     * All keys of a field: one, or two while they turn.
     *
     * @throws KeyStoreUnavailable if the store can't be asked
     */
    List<IndexKey> of(String field) {
        String name = name(field);
        List<Wrapped> wrapped = store.inNewTransaction(
                jdbc -> jdbc.sql("select epoch, wrapped from epoch_key where name = ? order by epoch")
                        .param(name)
                        .query((row, n) -> new Wrapped(row.getInt("epoch"), row.getBytes("wrapped")))
                        .list());
        return wrapped.stream()
                .map(key -> store.unwrap(key.epoch(), name, key.key()).map(bytes -> new IndexKey(key.epoch(), bytes)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The present epoch. */
    int epoch() {
        return store.epoch();
    }

    /**
     * Makes the key of a field for an epoch, unless it is there.
     *
     * @throws KeyStoreUnavailable if it can't be stored, or the epoch has ended meanwhile
     */
    void make(String field, int epoch) {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        String name = name(field);
        byte[] wrapped = store.wrap(epoch, name, key);
        Arrays.fill(key, (byte) 0);
        store.inNewTransaction(
                jdbc -> jdbc.sql("insert into epoch_key (name, epoch, wrapped) values (?, ?, ?) on conflict do nothing")
                        .params(name, epoch, wrapped)
                        .update());
    }

    /** Destroys the keys of a field that are older than an epoch. */
    void destroyBefore(String field, int epoch) {
        store.inNewTransaction(jdbc -> jdbc.sql("delete from epoch_key where name = ? and epoch < ?")
                .params(name(field), epoch)
                .update());
    }

    private static String name(String field) {
        return "index of " + field;
    }
}
