package org.ibasho.chassis.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.ibasho.chassis.keystore.DataKey;
import org.ibasho.chassis.keystore.DataKeys;

/**
 * Seals values with the data key of a person (AES-256-GCM), bound to person and field: moved to another person or
 * another field, a value is unreadable. Lengths are hidden in steps of 32 bytes.
 */
public final class Sealer {

    /** Says how the rest of a sealed text is to be read. */
    private static final String VERSION = "s1.";

    /** Stands where somebody who has been erased would have to be sealed. */
    private static final String ERASED = "s0.";

    private final DataKeys keys;
    private final UnreadableData unreadable;

    Sealer(DataKeys keys, UnreadableData unreadable) {
        this.keys = keys;
        this.unreadable = unreadable;
    }

    /**
     * Seals a value.
     *
     * @param json the value as JSON, which may be padded by blanks
     * @throws org.ibasho.chassis.keystore.SubjectErased if the person has been erased
     * @throws DataKeys.DataKeyLost if the person's key can't be unwrapped
     * @throws org.ibasho.chassis.keystore.KeyStoreUnavailable if no key is to be had: nothing is sealed then
     */
    String seal(String subject, String field, byte[] json) {
        try {
            byte[] sealed = keys.forSealing(subject).encrypt(Padding.padded(json), boundTo(subject, field));
            return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The same for what is made of events again and again: somebody who was erased stays in it as such. */
    String sealOrMark(String subject, String field, byte[] json) {
        return keys.find(subject) instanceof DataKey.Erased ? ERASED : seal(subject, field, json);
    }

    /** Whether the wrapping key of the person's key is lost: until it is found, nothing can be sealed for them. */
    boolean isKeyLost(String subject) {
        return keys.find(subject) instanceof DataKey.Unreadable;
    }

    /**
     * The JSON of a sealed value; empty if it can't be read any more: the person was erased, a key is lost, or the
     * value belongs to another person or field.
     *
     * @throws org.ibasho.chassis.keystore.KeyStoreUnavailable if the key store can't be asked
     */
    Optional<byte[]> open(String subject, String field, String sealed) {
        if (sealed.equals(ERASED)) {
            return Optional.empty();
        }
        return switch (keys.find(subject)) {
            case DataKey.Usable(var aead) -> {
                try {
                    byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(VERSION.length()));
                    yield Optional.of(aead.decrypt(bytes, boundTo(subject, field)));
                } catch (GeneralSecurityException | IllegalArgumentException altered) {
                    yield unreadable.because(UnreadableData.Reason.ALTERED);
                }
            }
            case DataKey.Erased _ -> Optional.empty();
            case DataKey.Unreadable _ -> unreadable.because(UnreadableData.Reason.WRAPPING_KEY_LOST);
            case DataKey.None _ -> unreadable.because(UnreadableData.Reason.NO_KEY);
        };
    }

    /** Whether a text is one that this class has made. */
    static boolean isSealed(String text) {
        return text.startsWith(VERSION) || text.equals(ERASED);
    }

    private static byte[] boundTo(String subject, String field) {
        return (subject + '\n' + field).getBytes(StandardCharsets.UTF_8);
    }
}
