package org.ibasho.chassis.keystore;

import java.util.List;
import org.ibasho.chassis.keystore.DataKeyTable.OldKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a new epoch of the wrapping key: survivors' keys are wrapped anew and the old wrapping keys destroyed, so that
 * an old copy of the key store together with all keys that exist afterwards reads nobody who was erased. Reads and
 * writes go on meanwhile. One process at a time does it; whatever breaks off is taken up by the next attempt.
 */
public final class EpochTurn {

    private static final Logger log = LoggerFactory.getLogger(EpochTurn.class);
    private static final int PAGE = 500;
    private static final String ONE_AT_A_TIME = "select pg_try_advisory_xact_lock(hashtextextended('epoch turn', 0))";

    private static final String WAIT_FOR_THE_OTHERS =
            "select pg_advisory_xact_lock(hashtextextended('first epoch', 0))";

    private final DataKeyTable table;
    private final WrappingKeys wrappingKeys;
    private final Wrapping wrapping;

    EpochTurn(DataKeyTable table, WrappingKeys wrappingKeys, Wrapping wrapping) {
        this.table = table;
        this.wrappingKeys = wrappingKeys;
        this.wrapping = wrapping;
    }

    /**
     * Begins the first epoch of a new key store. Where there is one already, nothing is done.
     *
     * @throws KeyStoreUnavailable if the store is empty although there are wrapping keys: it is the wrong one, and a
     *     turn of its epoch would destroy the keys of the right one
     */
    void beginFirst() {
        table.inTransaction(() -> {
            table.jdbc().sql(WAIT_FOR_THE_OTHERS).query((row, n) -> "").single();
            if (table.epoch() > 0) {
                return table.epoch();
            }
            if (!wrappingKeys.isEmpty()) {
                throw new KeyStoreUnavailable(
                        "the key store is empty, and there are wrapping keys of another key store: name its database,"
                                + " or an empty folder");
            }
            return begin(1);
        });
    }

    /** Turns to a new epoch if somebody was erased since the last turn. */
    public void turnIfSomebodyWasErased() {
        boolean waits = table.inTransaction(() -> table.jdbc()
                .sql("select exists (select from data_key where erased_at is not null and certified_at is null)")
                .query(Boolean.class)
                .single());
        if (waits) {
            turn();
        }
    }

    /**
     * Turns to a new epoch.
     *
     * @return the new epoch; the present one if another process is at it
     */
    public int turn() {
        return table.inTransaction(() -> {
            if (!table.jdbc().sql(ONE_AT_A_TIME).query(Boolean.class).single()) {
                return table.epoch();
            }
            // in transactions of their own: this one only holds the lock
            long lastErasure = table.inNewTransaction(table::lastErasure);
            int old = table.epoch();
            int next = old + 1;
            table.inNewTransaction(() -> begin(next));
            do {
                rewrapAll(next);
            } while (!table.inNewTransaction(() -> table.endEpochsBefore(next)));
            wrappingKeys.destroyBefore(next);
            int certified = table.inNewTransaction(() -> table.certify(lastErasure, old));
            log.info("epoch {} of the wrapping key has begun; {} erasures are certified", next, certified);
            return next;
        });
    }

    private void rewrapAll(int epoch) {
        String after = "";
        List<OldKey> page = table.keysBefore(epoch, after, PAGE);
        while (!page.isEmpty()) {
            List<OldKey> old = page;
            table.inNewTransaction(() -> table.replace(rewrapped(old, epoch)));
            after = page.getLast().subject();
            page = table.keysBefore(epoch, after, PAGE);
        }
    }

    /** A key whose wrapping key is lost can't be saved: it stays, and its epoch with it. */
    private List<OldKey> rewrapped(List<OldKey> old, int epoch) {
        return old.stream()
                .map(key -> new OldKey(key.subject(), wrapping.rewrapped(key.subject(), key.stored(), epoch)))
                .toList();
    }

    private int begin(int epoch) {
        wrappingKeys.make(epoch);
        return table.begin(epoch);
    }
}
