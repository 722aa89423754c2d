package org.ibasho.chassis.keystore;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.ibasho.chassis.keystore.DataKeyTable.OldKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins a new epoch of the wrapping key: survivors' keys are wrapped anew and the old wrapping keys destroyed, so that
 * an old copy of the key store together with all keys that exist afterwards reads nobody who was erased. Reads and
 * writes go on meanwhile. One process at a time does it; whatever breaks off is taken up by the next attempt.
 *
 * <p>Services may keep {@linkplain TurningKeys other keys} in the key store. A turn does not end before the last of
 * them has left the old epoch, which the processes of its service see to.
 */
public final class EpochTurn {

    private static final Logger log = LoggerFactory.getLogger(EpochTurn.class);
    private static final int PAGE = 500;
    private static final String ONE_AT_A_TIME = "select pg_try_advisory_xact_lock(hashtextextended('epoch turn', 0))";

    private static final String WAIT_FOR_THE_OTHERS =
            "select pg_advisory_xact_lock(hashtextextended('first epoch', 0))";

    private final DataKeyTable table;
    private final TurnTable rows;
    private final WrappingKeys wrappingKeys;
    private final Wrapping wrapping;
    private final List<TurningKeys> others = new CopyOnWriteArrayList<>();

    /** Keys other than data keys that must not stay in an old epoch. Their table refers to {@code wrapping_epoch}. */
    @FunctionalInterface
    public interface TurningKeys {

        /**
         * Leaves none of these keys in an epoch before this one: they are wrapped anew, or replaced and destroyed.
         * Called again if the turn breaks off. It works in transactions of its own ({@link KeyStore#inNewTransaction}):
         * that of the turn ends too late.
         */
        void turnTo(int epoch);
    }

    EpochTurn(DataKeyTable table, WrappingKeys wrappingKeys, Wrapping wrapping) {
        this.table = table;
        this.rows = new TurnTable(table.jdbc());
        this.wrappingKeys = wrappingKeys;
        this.wrapping = wrapping;
    }

    /**
     * Begins the first epoch of a new key store; changes nothing if the store has an epoch already.
     *
     * @throws KeyStoreUnavailable if the store is empty although there are wrapping keys: it is the wrong one, and a
     *     turn of its epoch would destroy the keys of the right one; or if a wrapping key lies in another place
     */
    void beginFirst() {
        table.inTransaction(() -> {
            table.jdbc().sql(WAIT_FOR_THE_OTHERS).query((row, n) -> "").single();
            if (table.epoch() > 0) {
                wrapping.requireKnownPlaces();
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

    /** Has turns in this process include these keys. */
    public void include(TurningKeys keys) {
        others.add(keys);
    }

    /** Goes on with a turn that has begun and not ended. */
    public void goOn() {
        if (table.isTurning()) {
            turn();
        }
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
     * Turns to a new epoch, or goes on with a turn that has not ended. It ends later if another service still has a key
     * in an old epoch.
     *
     * @return the new epoch; the present one if another process is at it
     */
    public int turn() {
        return table.inTransaction(() -> {
            if (!table.jdbc().sql(ONE_AT_A_TIME).query(Boolean.class).single()) {
                return table.epoch();
            }
            wrapping.requireKnownPlaces();
            // in transactions of their own: this one only holds the lock
            int present = table.epoch();
            int epoch = table.isTurning() ? present : table.inNewTransaction(() -> begin(present + 1));
            if (leaveEpochsBefore(epoch)) {
                int lost = rewrapLost(epoch);
                wrappingKeys.destroyBefore(epoch);
                int certified = table.inNewTransaction(() -> table.certify(epoch));
                log.info("epoch {} of the wrapping key has begun; {} erasures are certified", epoch, certified);
                if (lost > 0) {
                    log.error("{} data keys can't be unwrapped: bring back the wrapping keys that are lost", lost);
                }
            } else {
                log.info("epoch {} of the wrapping key waits for another service to leave the old one", epoch);
            }
            return epoch;
        });
    }

    private boolean leaveEpochsBefore(int epoch) {
        boolean ended;
        do {
            rewrapAll(epoch);
            others.forEach(keys -> keys.turnTo(epoch));
            noteLostWrappingKeys(epoch);
            ended = table.endEpochsBefore(epoch);
        } while (!ended && table.hasKeysBefore(epoch));
        return ended;
    }

    private void rewrapAll(int epoch) {
        String after = "";
        List<OldKey> page = table.keysBefore(epoch, after, PAGE);
        while (!page.isEmpty()) {
            byEpoch(page).forEach(old -> rewrap(old, epoch));
            after = page.getLast().subject();
            page = table.keysBefore(epoch, after, PAGE);
        }
    }

    /** A key that can't be unwrapped leaves its epoch. It is kept: its wrapping key may come back. */
    private int rewrap(List<OldKey> old, int epoch) {
        List<OldKey> rewrapped = wrapping.rewrapped(old, epoch);
        Set<String> saved = rewrapped.stream().map(OldKey::subject).collect(Collectors.toCollection(HashSet::new));
        List<String> lost = old.stream()
                .map(OldKey::subject)
                .filter(subject -> !saved.contains(subject))
                .toList();
        table.inNewTransaction(() ->
                rows.replace(rewrapped) + rows.lose(old.getFirst().stored().epoch(), lost));
        return lost.size();
    }

    /**
     * Rewraps keys whose wrapping key is there again, before it is destroyed.
     *
     * @return how many are still lost
     */
    private int rewrapLost(int epoch) {
        int lost = 0;
        List<OldKey> page = lostAfter("");
        while (!page.isEmpty()) {
            lost += byEpoch(page).stream().mapToInt(old -> rewrap(old, epoch)).sum();
            page = lostAfter(page.getLast().subject());
        }
        return lost;
    }

    private List<OldKey> lostAfter(String subject) {
        return table.inNewTransaction(() -> rows.lostKeys(subject, PAGE));
    }

    private void noteLostWrappingKeys(int epoch) {
        boolean oneIsLost = rows.epochsBefore(epoch).stream()
                .anyMatch(old -> wrappingKeys.of(old).isEmpty());
        if (oneIsLost) {
            table.inNewTransaction(() -> rows.noteLostWrappingKey(epoch));
        }
    }

    private static List<List<OldKey>> byEpoch(List<OldKey> keys) {
        return List.copyOf(keys.stream()
                .collect(Collectors.groupingBy(key -> key.stored().epoch()))
                .values());
    }

    private int begin(int epoch) {
        wrappingKeys.make(epoch);
        return table.begin(epoch, wrappingKeys.places().getFirst());
    }
}
