package org.ibasho.chassis.hpke;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.ibasho.contracts.SealedText;
import tools.jackson.core.JacksonException;

/** A recipient's key pair: opens what was sealed to its public key. */
public final class RecipientKeyPair {

    private final RecipientPublicKey publicKey;
    private final HpkePrivateKey privateKey;

    private RecipientKeyPair(RecipientPublicKey publicKey, HpkePrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /** A new pair. */
    @AccessesPartialKey // the library requires this for the bytes of keys
    public static RecipientKeyPair generate(String id) {
        try {
            HpkePrivateKey made =
                    (HpkePrivateKey) KeysetHandle.generateNew(Suite.PARAMETERS, RegistryConfiguration.get())
                            .getPrimary()
                            .getKey();
            byte[] encoded = made.getPublicKey().getPublicKeyBytes().toByteArray();
            return new RecipientKeyPair(
                    new RecipientPublicKey(
                            id, Base64.getUrlEncoder().withoutPadding().encodeToString(encoded)),
                    made);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * A pair that was stored.
     *
     * @param privateKey 32 bytes; overwritten afterwards
     * @throws IllegalArgumentException if it is not the private key of the public one
     */
    @AccessesPartialKey
    public static RecipientKeyPair of(RecipientPublicKey publicKey, byte[] privateKey) {
        try {
            return new RecipientKeyPair(
                    publicKey,
                    HpkePrivateKey.create(
                            RecipientPublicKey.parse(publicKey.encoded()),
                            SecretBytes.copyFrom(privateKey, InsecureSecretKeyAccess.get())));
        } catch (GeneralSecurityException another) {
            throw new IllegalArgumentException("not the private key of this public key", another);
        } finally {
            Arrays.fill(privateKey, (byte) 0);
        }
    }

    public RecipientPublicKey publicKey() {
        return publicKey;
    }

    /** The 32 bytes of the private key; whoever has stored them overwrites them. */
    @AccessesPartialKey
    public byte[] privateKey() {
        return privateKey.getPrivateKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
    }

    /** The text; empty if it was altered, is sealed to another key, or belongs to another part. */
    public Optional<String> open(MessagePart part, SealedText sealed) {
        try {
            byte[] text = KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(privateKey).withRandomId().makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                    .decrypt(Base64.getUrlDecoder().decode(sealed.ciphertext()), part.info());
            return Optional.ofNullable(Suite.JSON.readValue(text, String.class));
        } catch (GeneralSecurityException | IllegalArgumentException | JacksonException altered) {
            return Optional.empty();
        }
    }
}
