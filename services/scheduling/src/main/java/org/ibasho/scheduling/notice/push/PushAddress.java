package org.ibasho.scheduling.notice.push;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.apps.webpush.WebPushHybridEncrypt;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The push subscription of a browser, as the browser reports it (Push API, {@code PushSubscription.toJSON}).
 *
 * @param endpoint its address at the push service
 * @param p256dh its public key (P-256, uncompressed, base64url)
 * @param auth the shared secret of 16 bytes (base64url)
 */
public record PushAddress(String endpoint, String p256dh, String auth) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 2_000;

    /** @throws InputRejected if a value is missing, too long, or not a key */
    public static PushAddress read(
            @Nullable String endpoint, @Nullable String p256dh, @Nullable String auth, AllowedPushServices services) {
        if (endpoint == null || p256dh == null || auth == null || endpoint.length() > LONGEST) {
            throw new InputRejected(Fault.at("endpoint", "invalid-value"));
        }
        if (!services.know(endpoint)) {
            throw new InputRejected(Fault.at("endpoint", "not-a-push-service"));
        }
        PushAddress address = new PushAddress(endpoint, p256dh, auth);
        try {
            address.encryption();
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            throw new InputRejected(Fault.at("keys", "invalid-value"));
        }
        return address;
    }

    static PushAddress parse(String json) {
        return JSON.readValue(json, PushAddress.class);
    }

    public String json() {
        return JSON.writeValueAsString(this);
    }

    URI uri() {
        return URI.create(endpoint);
    }

    /** Encrypts for this browser alone (RFC 8291). */
    HybridEncrypt encryption() throws GeneralSecurityException {
        return new WebPushHybridEncrypt.Builder()
                .withAuthSecret(Base64.getUrlDecoder().decode(auth))
                .withRecipientPublicKey(Base64.getUrlDecoder().decode(p256dh))
                .build();
    }
}
