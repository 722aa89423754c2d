package org.ibasho.chassis.keystore.move;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ibasho.chassis.keystore.KeyStore;
import org.ibasho.chassis.keystore.KeyStore.Epoch;
import org.ibasho.chassis.keystore.KeyStore.WrappedKey;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.ibasho.chassis.keystore.WrappingKeys;

/**
 * Moves wrapping keys by a turn of the epoch: the key of the new epoch is made in the new place, data keys are wrapped
 * anew, and the keys of old epochs are destroyed in the old place. A turn may break off anywhere and be gone on with by
 * any process, so this may as well. At the end every data key is unwrapped with the new place alone.
 */
final class Move {

    private static final int PAGE = 500;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final KeyStore store;
    private final MovingWrappingKeys keys;
    private final Consumer<String> said;

    Move(KeyStore store, MovingWrappingKeys keys, Consumer<String> said) {
        this.store = store;
        this.keys = keys;
        this.said = said;
    }

    /**
     * The result.
     *
     * @param through whether it is at its end; otherwise another service still has a key of its own in an old epoch
     * @param dataKeys how many are unwrapped with the new place alone
     * @param took since this attempt began
     */
    record Moved(boolean through, int epoch, int dataKeys, Duration took) {}

    /**
     * Goes on until all is moved.
     *
     * @param patience how long to wait for services that have keys of their own in an old epoch
     * @throws KeyStoreUnavailable if the store or a place can't be reached, or a data key can't be unwrapped with the
     *     new place: what is in the old place stays then
     */
    Moved run(Duration patience) throws InterruptedException {
        long began = System.nanoTime();
        boolean waits = false;
        while (!isTurned()) {
            int epoch = store.turn().turn();
            if (isTurned()) {
                break;
            }
            if (since(began).compareTo(patience) >= 0) {
                return new Moved(false, epoch, 0, since(began));
            }
            if (!waits) {
                said.accept("waits for services that have keys of their own in an old epoch: each looks once a minute");
                waits = true;
            }
            Thread.sleep(LOOK_AGAIN);
        }
        int epoch = store.epoch();
        keys.destroyBefore(epoch);
        int dataKeys = verify();
        // a key of the present epoch may be there from an attempt in the other direction: nothing is wrapped with it
        keys.from().destroyBefore(epoch + 1);
        return new Moved(true, epoch, dataKeys, since(began));
    }

    /** Whether there is one epoch, and its wrapping key lies in the new place. */
    private boolean isTurned() {
        List<Epoch> epochs = store.epochs();
        return epochs.size() == 1
                && keys.to().places().contains(String.valueOf(epochs.getFirst().place()));
    }

    /** @return how many data keys there are, all of which the new place unwraps */
    private int verify() {
        int verified = 0;
        List<WrappedKey> page = store.wrappedKeys("", PAGE);
        while (!page.isEmpty()) {
            Map<Integer, List<WrappedKey>> byEpoch = page.stream().collect(Collectors.groupingBy(WrappedKey::epoch));
            byEpoch.forEach(this::verify);
            verified += page.size();
            page = store.wrappedKeys(page.getLast().subject(), PAGE);
        }
        return verified;
    }

    private void verify(int epoch, List<WrappedKey> page) {
        long unreadable = keys.to().decryptAll(epoch, bound(page)).stream()
                .filter(key -> key.map(bytes -> bytes.length == 0).orElse(true))
                .count();
        if (unreadable > 0) {
            throw new KeyStoreUnavailable(unreadable + " data keys can't be unwrapped in the new place alone: keep the"
                    + " old one, and look for the processes that know the old place only");
        }
    }

    private static List<WrappingKeys.Bound> bound(List<WrappedKey> keys) {
        return keys.stream().map(WrappedKey::wrapped).toList();
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
