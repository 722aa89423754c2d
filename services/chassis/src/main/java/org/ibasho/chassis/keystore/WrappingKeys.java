package org.ibasho.chassis.keystore;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that data keys are wrapped with, one an epoch. They lie outside the key store, so that a copy of the store
 * is worth nothing without them. Destroying one makes everything that is still wrapped with it unreadable for good.
 */
public interface WrappingKeys {

    /**
     * A value and what it is bound to.
     *
     * @param associatedData authenticated, and no part of the encrypted value
     */
    @SuppressWarnings("ArrayRecordComponent") // only passed on, never compared
    record Bound(byte[] value, byte[] associatedData) {}

    /**
     * The key of an epoch whose each use is left to {@link #encryptAll} and {@link #decryptAll}: for an implementation
     * that has no key in memory.
     */
    record EpochKey(WrappingKeys keys, int epoch) implements Aead {

        @Override
        public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
            return keys.encryptAll(epoch, List.of(new Bound(plaintext, associatedData)))
                    .getFirst();
        }

        @Override
        public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
            return keys.decryptAll(epoch, List.of(new Bound(ciphertext, associatedData)))
                    .getFirst()
                    .orElseThrow(() -> new GeneralSecurityException("decryption failed"));
        }
    }

    /**
     * The key of an epoch; empty if it is lost or destroyed.
     *
     * @throws KeyStoreUnavailable if this can't be told at the moment
     */
    Optional<Aead> of(int epoch);

    /**
     * Encrypts several values with the key of an epoch. An implementation for which each use of a key is a request
     * makes one of them.
     *
     * @throws KeyStoreUnavailable if there is no such key, or it can't be used at the moment
     */
    default List<byte[]> encryptAll(int epoch, List<Bound> values) {
        Aead key = of(epoch).orElseThrow(() -> lost(epoch));
        List<byte[]> encrypted = new ArrayList<>(values.size());
        try {
            for (Bound value : values) {
                encrypted.add(key.encrypt(value.value(), value.associatedData()));
            }
        } catch (GeneralSecurityException failure) {
            throw new KeyStoreUnavailable("a data key could not be wrapped", failure);
        }
        return encrypted;
    }

    /**
     * Decrypts several values, in their order: empty for each that this key did not encrypt, or if there is no such
     * key.
     *
     * @throws KeyStoreUnavailable if the key can't be used at the moment
     */
    default List<Optional<byte[]>> decryptAll(int epoch, List<Bound> values) {
        Optional<Aead> key = of(epoch);
        List<Optional<byte[]>> decrypted = new ArrayList<>(values.size());
        for (Bound value : values) {
            decrypted.add(key.flatMap(aead -> decrypted(aead, value)));
        }
        return decrypted;
    }

    private static Optional<byte[]> decrypted(Aead key, Bound value) {
        try {
            return Optional.of(key.decrypt(value.value(), value.associatedData()));
        } catch (GeneralSecurityException anothers) {
            return Optional.empty();
        }
    }

    /** The failure that a caller gets who needs a key that is not there. */
    static KeyStoreUnavailable lost(int epoch) {
        return new KeyStoreUnavailable("the wrapping key of epoch " + epoch + " is lost");
    }

    /** The names of the places that these keys lie in; new ones are made in the first. */
    List<String> places();

    /** Makes the key of a new epoch, durably. One that is there already stays: something may be wrapped with it. */
    void make(int epoch);

    /** Whether there is no wrapping key at all. */
    boolean isEmpty();

    /**
     * Destroys the keys of all epochs before this one, and verifies that they are gone. May be done again.
     *
     * @throws KeyStoreUnavailable if one may still be there
     */
    void destroyBefore(int epoch);
}
