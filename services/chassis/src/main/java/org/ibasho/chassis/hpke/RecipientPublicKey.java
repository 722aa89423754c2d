package org.ibasho.chassis.hpke;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.ibasho.chassis.sealing.Padding;
import org.ibasho.contracts.SealedText;

/**
 * The public key of a recipient.
 *
 * @param id the key's id (UUID)
 * @param encoded 32 bytes of X25519, base64url without padding
 */
public record RecipientPublicKey(String id, String encoded) {

    /** The name of the HPKE suite in events. */
    public static final String SUITE = "X25519_HKDF_SHA256_AES_256_GCM";

    /** @throws IllegalArgumentException if these are not 32 bytes in base64url */
    public RecipientPublicKey {
        parse(encoded);
    }

    /** SHA-256 of the key's 32 bytes in lower-case hexadecimal, in groups of four, for people to compare. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getUrlDecoder().decode(encoded));
            return HexFormat.of().formatHex(digest).replaceAll("(.{4})(?=.)", "$1 ");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Seals a text for the owner of this key: each time with other bytes. Its length is hidden in steps of 32 bytes.
     *
     * @throws IllegalArgumentException if the key is a point that nothing can be sealed to
     */
    public SealedText seal(MessagePart part, String text) {
        try {
            byte[] sealed = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(parse(encoded))
                            .withRandomId()
                            .makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                    .encrypt(Padding.padded(Suite.JSON.writeValueAsBytes(text)), part.info());
            return new SealedText(id, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("nothing can be sealed to this public key", unusable);
        }
    }

    @AccessesPartialKey // the library requires this for the bytes of keys
    static HpkePublicKey parse(String encoded) {
        try {
            return HpkePublicKey.create(
                    Suite.PARAMETERS, Bytes.copyFrom(Base64.getUrlDecoder().decode(encoded)), null);
        } catch (GeneralSecurityException wrongLength) {
            throw new IllegalArgumentException("no public key of X25519", wrongLength);
        }
    }
}
