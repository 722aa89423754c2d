package org.ibasho.scheduling.notice.subscription;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.springframework.stereotype.Component;

/**
 * Hashes addresses and tokens (HMAC-SHA-256) so that they are found again, with keys derived by HKDF from the
 * configured secrets. An address itself is sealed with the data key of its subscription, see {@link Subscriptions}.
 */
@Component
class AddressKeys {

    private static final int KEY_BYTES = 32;
    private static final String MAC = "HmacSHA256";

    private final List<SecretKeySpec> macKeys;

    AddressKeys(NoticeSettings settings) {
        this.macKeys = settings.keys().stream()
                .map(secret -> new SecretKeySpec(derived(secret), MAC))
                .toList();
    }

    /** Whether a key is configured. */
    boolean ready() {
        return !macKeys.isEmpty();
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

    private static byte[] derived(String secret) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret.getBytes(StandardCharsets.UTF_8))
                            .thenExpand("ibasho notices mac".getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
