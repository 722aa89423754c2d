package org.ibasho.chassis.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ibasho.chassis.keystore.WrappingKeys.Bound;
import org.junit.jupiter.api.Test;

/** What every place of wrapping keys does. */
public abstract class WrappingKeysContract {

    private static final byte[] KEY = bytes("0123456789abcdef0123456789abcdef");
    private static final byte[] HERS = bytes("data key of her");
    private static final byte[] HIS = bytes("data key of him");

    /** Another process on the same keys; nobody has made a key yet. */
    protected abstract WrappingKeys process();

    @Test
    void has_no_key_before_one_is_made() {
        WrappingKeys keys = process();
        assertThat(keys.isEmpty()).isTrue();
        assertThat(keys.of(1)).isEmpty();

        keys.make(1);

        assertThat(keys.isEmpty()).isFalse();
        assertThat(keys.of(1)).isPresent();
        assertThat(keys.of(2)).isEmpty();
    }

    @Test
    void all_processes_have_the_same_key_and_making_it_again_changes_nothing() throws GeneralSecurityException {
        process().make(1);
        byte[] wrapped = key(process(), 1).encrypt(KEY, HERS);

        process().make(1);

        assertThat(wrapped).isNotEqualTo(KEY);
        assertThat(key(process(), 1).decrypt(wrapped, HERS)).isEqualTo(KEY);
    }

    @Test
    void a_wrapped_key_of_another_person_or_epoch_or_an_altered_one_is_refused() throws GeneralSecurityException {
        WrappingKeys keys = process();
        keys.make(1);
        keys.make(2);
        byte[] wrapped = key(keys, 1).encrypt(KEY, HERS);
        byte[] altered = wrapped.clone();
        altered[altered.length - 5] ^= 1;

        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> key(keys, 1).decrypt(wrapped, HIS));
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> key(keys, 2).decrypt(wrapped, HERS));
        assertThatExceptionOfType(GeneralSecurityException.class)
                .isThrownBy(() -> key(keys, 1).decrypt(altered, HERS));
    }

    @Test
    void many_at_once_come_in_order_and_one_that_fails_spoils_no_other() {
        WrappingKeys keys = process();
        keys.make(1);
        List<Bound> plain = IntStream.range(0, 2_500)
                .mapToObj(n -> new Bound(bytes("key " + n), bytes("person " + n)))
                .toList();

        List<byte[]> wrapped = keys.encryptAll(1, plain);
        List<Optional<byte[]>> unwrapped = keys.decryptAll(
                1,
                IntStream.range(0, wrapped.size())
                        .mapToObj(n -> new Bound(
                                wrapped.get(n), n == 1_234 ? HIS : plain.get(n).associatedData()))
                        .toList());

        assertThat(unwrapped).hasSameSizeAs(plain);
        for (int n = 0; n < plain.size(); n++) {
            if (n == 1_234) {
                assertThat(unwrapped.get(n)).isEmpty();
            } else {
                assertThat(unwrapped.get(n)).hasValue(plain.get(n).value());
            }
        }
        assertThat(keys.decryptAll(1, List.of(new Bound(wrapped.getFirst(), HIS))))
                .containsExactly(Optional.empty());
    }

    @Test
    void destroyed_keys_are_gone_for_every_process_and_later_ones_stay() throws GeneralSecurityException {
        WrappingKeys keys = process();
        WrappingKeys other = process();
        IntStream.rangeClosed(1, 3).forEach(keys::make);
        byte[] old = key(other, 1).encrypt(KEY, HERS);
        byte[] present = key(other, 3).encrypt(KEY, HERS);

        keys.destroyBefore(3);
        keys.destroyBefore(3);

        assertThat(other.decryptAll(1, List.of(new Bound(old, HERS)))).containsExactly(Optional.empty());
        assertThat(other.of(1)).isEmpty();
        assertThat(process().of(2)).isEmpty();
        assertThat(key(other, 3).decrypt(present, HERS)).isEqualTo(KEY);
        assertThat(keys.isEmpty()).isFalse();
    }

    @Test
    void nothing_is_wrapped_with_a_key_that_is_gone_and_it_does_not_come_back() {
        WrappingKeys keys = process();
        WrappingKeys other = process();
        keys.make(1);
        keys.make(2);
        assertThat(other.of(1)).isPresent();
        keys.destroyBefore(2);

        assertThatExceptionOfType(KeyStoreUnavailable.class)
                .isThrownBy(() -> other.encryptAll(1, List.of(new Bound(KEY, HERS))))
                .withMessageContaining("epoch 1 is lost");
        assertThat(process().of(1)).isEmpty();
    }

    private static Aead key(WrappingKeys keys, int epoch) {
        return keys.of(epoch).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
