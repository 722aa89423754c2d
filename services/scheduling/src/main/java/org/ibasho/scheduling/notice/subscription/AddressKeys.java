package org.ibasho.scheduling.notice.subscription;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Encrypts addresses (AES-256-GCM) and hashes them for lookup (HMAC-SHA-256), with keys derived by HKDF from the
 * configured secrets. A ciphertext is bound to its subscription.
 */
@Component
class AddressKeys {

    private static final int KEY_BYTES = 32;
    private static final String MAC = "HmacSHA256";

    private final @Nullable Aead aead;
    private final List<SecretKeySpec> macKeys;

    AddressKeys(NoticeSettings settings) {
        List<String> secrets = settings.keys();
        try {
            AeadConfig.register();
            this.aead = secrets.isEmpty() ? null : aead(secrets);
            this.macKeys = secrets.stream()
                    .map(secret -> new SecretKeySpec(derived(secret, "mac", KEY_BYTES), MAC))
                    .toList();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a key is configured. */
    boolean ready() {
        return aead != null;
    }

    String seal(UUID subscription, String address) {
        try {
            byte[] sealed = aead().encrypt(address.getBytes(StandardCharsets.UTF_8), bytes(subscription));
            return Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalStateException if no key decrypts it, or it belongs to another subscription */
    String open(UUID subscription, String sealed) {
        try {
            return new String(
                    aead().decrypt(Base64.getDecoder().decode(sealed), bytes(subscription)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException notOurs) {
            throw new IllegalStateException("an address cannot be opened with the keys that there are", notOurs);
        }
    }

    /** The lookup hash under each secret, the newest first. */
    List<byte[]> codes(String purpose, byte[] about) {
        return macKeys.stream().map(key -> code(key, purpose, about)).toList();
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private Aead aead() {
        if (aead == null) {
            throw new IllegalStateException("there are no keys");
        }
        return aead;
    }

    private static byte[] code(SecretKeySpec key, String purpose, byte[] about) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(about);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @AccessesPartialKey // the library requires this for keys that are created from bytes
    private static Aead aead(List<String> secrets) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(KEY_BYTES)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        KeysetHandle.Builder keys = KeysetHandle.newBuilder();
        for (String secret : secrets) {
            // a ciphertext starts with this number, which identifies its key
            int id = ByteBuffer.wrap(derived(secret, "id", Integer.BYTES)).getInt();
            SecretBytes key = SecretBytes.copyFrom(derived(secret, "aead", KEY_BYTES), InsecureSecretKeyAccess.get());
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(key)
                    .setIdRequirement(id)
                    .build());
            keys.addEntry(keys.size() == 0 ? entry.makePrimary() : entry);
        }
        return keys.build().getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static byte[] derived(String secret, String purpose, int length) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                            .thenExpand(("ibasho notices " + purpose).getBytes(StandardCharsets.UTF_8), length));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
