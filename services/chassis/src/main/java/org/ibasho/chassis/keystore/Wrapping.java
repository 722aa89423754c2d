package org.ibasho.chassis.keystore;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.subtle.Random;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ibasho.chassis.keystore.DataKeyTable.OldKey;
import org.ibasho.chassis.keystore.DataKeyTable.StoredKey;
import org.ibasho.chassis.keystore.WrappingKeys.Bound;

/** Wraps data keys (AES-256) with the wrapping key of an epoch, bound to the person whom they belong to. */
final class Wrapping {

    private static final int KEY_BYTES = 32;

    private static final AesGcmParameters PARAMETERS = parameters();

    private final WrappingKeys wrappingKeys;
    private final DataKeyTable table;

    Wrapping(WrappingKeys wrappingKeys, DataKeyTable table) {
        this.wrappingKeys = wrappingKeys;
        this.table = table;
        try {
            // data keys are keys of Tink, wherever the wrapping keys lie
            AeadConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A new key, wrapped with the key of the present epoch. */
    StoredKey newDataKey(String subject) {
        byte[] key = Random.randBytes(KEY_BYTES);
        int epoch = table.epoch();
        try {
            while (true) {
                try {
                    return new StoredKey(epoch, wrap(epoch, boundTo(subject), key));
                } catch (KeyStoreUnavailable failure) {
                    int now = table.epoch();
                    if (now == epoch) {
                        throw failure;
                    }
                    // the epoch ended after it was asked for, and its wrapping key was destroyed
                    epoch = now;
                }
            }
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    DataKey unwrapped(String subject, Optional<StoredKey> stored) {
        if (stored.isEmpty()) {
            return new DataKey.None();
        }
        byte[] wrapped = stored.get().wrapped();
        if (wrapped == null) {
            return new DataKey.Erased();
        }
        Optional<Aead> wrappingKey = wrappingKeys.of(stored.get().epoch());
        if (wrappingKey.isEmpty()) {
            requireKnownPlaces();
            return new DataKey.Unreadable();
        }
        try {
            return new DataKey.Usable(aead(wrappingKey.get().decrypt(wrapped, boundTo(subject))));
        } catch (GeneralSecurityException anothersKey) {
            // altered, or moved here from another person
            return new DataKey.Unreadable();
        }
    }

    /**
     * A wrapping key that lies where this process does not look is not lost.
     *
     * @throws KeyStoreUnavailable if there is one
     */
    void requireKnownPlaces() {
        List<String> known = wrappingKeys.places();
        for (KeyStore.Epoch epoch : table.epochs()) {
            if (epoch.place() != null && !known.contains(epoch.place())) {
                throw new KeyStoreUnavailable("the wrapping key of epoch " + epoch.number() + " lies in the "
                        + epoch.place() + ", and this process knows the " + String.join(" and the ", known)
                        + " only: set both places, and ibasho.keys.move-to");
            }
        }
    }

    /**
     * The same data keys under another epoch; those that can't be unwrapped are left out.
     *
     * @param old of one epoch, all of them with a key
     */
    List<OldKey> rewrapped(List<OldKey> old, int epoch) {
        int from = old.getFirst().stored().epoch();
        List<Optional<byte[]>> keys =
                wrappingKeys.decryptAll(from, old.stream().map(Wrapping::bound).toList());
        List<String> subjects = new ArrayList<>();
        List<Bound> unwrapped = new ArrayList<>();
        for (int n = 0; n < old.size(); n++) {
            String subject = old.get(n).subject();
            keys.get(n).ifPresent(key -> {
                subjects.add(subject);
                unwrapped.add(new Bound(key, boundTo(subject)));
            });
        }
        try {
            return unwrapped.isEmpty() ? List.of() : under(epoch, subjects, unwrapped);
        } finally {
            unwrapped.forEach(key -> Arrays.fill(key.value(), (byte) 0));
        }
    }

    static Bound bound(OldKey key) {
        return new Bound(Objects.requireNonNull(key.stored().wrapped()), boundTo(key.subject()));
    }

    private List<OldKey> under(int epoch, List<String> subjects, List<Bound> keys) {
        List<byte[]> wrapped = wrappingKeys.encryptAll(epoch, keys);
        List<OldKey> rewrapped = new ArrayList<>(keys.size());
        for (int n = 0; n < keys.size(); n++) {
            rewrapped.add(new OldKey(subjects.get(n), new StoredKey(epoch, wrapped.get(n))));
        }
        return rewrapped;
    }

    /** Wraps a key that is no person's, bound to its name. */
    byte[] wrapNamed(int epoch, String name, byte[] key) {
        return wrap(epoch, boundToName(name), key);
    }

    /** Empty if the wrapping key is lost or destroyed, or this is another key's. */
    Optional<byte[]> unwrapNamed(int epoch, String name, byte[] wrapped) {
        return wrappingKeys.of(epoch).flatMap(wrappingKey -> {
            try {
                return Optional.of(wrappingKey.decrypt(wrapped, boundToName(name)));
            } catch (GeneralSecurityException anothersKey) {
                return Optional.empty();
            }
        });
    }

    private byte[] wrap(int epoch, byte[] context, byte[] key) {
        return wrappingKeys.encryptAll(epoch, List.of(new Bound(key, context))).getFirst();
    }

    private static byte[] boundTo(String subject) {
        return ("data key of " + subject).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] boundToName(String name) {
        return ("key called " + name).getBytes(StandardCharsets.UTF_8);
    }

    @AccessesPartialKey // the library requires this for keys that are created from bytes
    private static Aead aead(byte[] key) throws GeneralSecurityException {
        AesGcmKey data = AesGcmKey.builder()
                .setParameters(PARAMETERS)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .build();
        Arrays.fill(key, (byte) 0);
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(data).withRandomId().makePrimary())
                .build()
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static AesGcmParameters parameters() {
        try {
            return AesGcmParameters.builder()
                    .setKeySizeBytes(KEY_BYTES)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
