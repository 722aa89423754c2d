package org.ibasho.chassis.keystore.move;

import com.google.crypto.tink.Aead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.keystore.WrappingKeys;

/**
 * Wrapping keys that are on their way: those of old epochs lie in one place, and new ones are made in another. Should
 * both places have a key of the same epoch, because a process that knew one of them made it there, both are tried.
 */
public final class MovingWrappingKeys implements WrappingKeys {

    private final WrappingKeys from;
    private final WrappingKeys to;

    public MovingWrappingKeys(WrappingKeys from, WrappingKeys to) {
        this.from = from;
        this.to = to;
    }

    /** The place that they leave. */
    WrappingKeys from() {
        return from;
    }

    /** The place that new ones are made in. */
    WrappingKeys to() {
        return to;
    }

    @Override
    public List<String> places() {
        return List.of(to.places().getFirst(), from.places().getFirst());
    }

    @Override
    public Optional<Aead> of(int epoch) {
        return from.of(epoch).isPresent() || to.of(epoch).isPresent()
                ? Optional.of(new EpochKey(this, epoch))
                : Optional.empty();
    }

    @Override
    public List<byte[]> encryptAll(int epoch, List<Bound> values) {
        return (to.of(epoch).isPresent() ? to : from).encryptAll(epoch, values);
    }

    @Override
    public List<Optional<byte[]>> decryptAll(int epoch, List<Bound> values) {
        List<Optional<byte[]>> decrypted = new ArrayList<>(from.decryptAll(epoch, values));
        List<Integer> left = new ArrayList<>();
        for (int n = 0; n < values.size(); n++) {
            if (decrypted.get(n).isEmpty()) {
                left.add(n);
            }
        }
        if (!left.isEmpty()) {
            List<Optional<byte[]>> others =
                    to.decryptAll(epoch, left.stream().map(values::get).toList());
            for (int n = 0; n < left.size(); n++) {
                decrypted.set(left.get(n), others.get(n));
            }
        }
        return decrypted;
    }

    @Override
    public void make(int epoch) {
        to.make(epoch);
    }

    @Override
    public boolean isEmpty() {
        return from.isEmpty() && to.isEmpty();
    }

    @Override
    public void destroyBefore(int epoch) {
        from.destroyBefore(epoch);
        to.destroyBefore(epoch);
    }
}
