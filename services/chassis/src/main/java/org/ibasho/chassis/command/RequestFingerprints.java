package org.ibasho.chassis.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.chassis.sealing.StoredJson;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Fingerprints of requests, to tell whether a request under a known key is the same one: the first half of an HMAC
 * (SHA-256) over key and request. A request can be short and personal, such as a nickname, so that a plain hash of it
 * could be guessed by whoever has the database. The HMAC's key is a secret that is sealed with the key store. A service
 * without a key store has nothing personal in its requests, and its secret is no secret.
 */
final class RequestFingerprints {

    /** The subject whose data key seals the secret, and the field that the secret is bound to. */
    private static final String SUBJECT = "command-receipts";

    private static final String FIELD = "receipt_secret/secret";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    private final Mac keyed;

    private RequestFingerprints(byte[] secret) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** For a service without a key store. */
    static RequestFingerprints unkeyed() {
        return new RequestFingerprints(new byte[SECRET_BYTES]);
    }

    /**
     * With the secret that all processes on this database share, made by the first of them. If its data key is lost,
     * another secret is made; a request that was received before and comes again is then refused as a different one.
     */
    static RequestFingerprints keyed(JdbcClient jdbc, StoredJson sealing) {
        Optional<String> sealed = stored(jdbc);
        Optional<String> secret = sealed.flatMap(text -> opened(sealing, text));
        if (secret.isEmpty()) {
            jdbc.sql("delete from receipt_secret where sealed = ?")
                    .param(sealed.orElse(""))
                    .update();
            jdbc.sql("insert into receipt_secret (sealed) values (?) on conflict do nothing")
                    .param(sealing.seal(SUBJECT, FIELD, newSecret()))
                    .update();
            secret = stored(jdbc).flatMap(text -> opened(sealing, text));
        }
        return new RequestFingerprints(Base64.getDecoder().decode(secret.orElseThrow()));
    }

    private static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    private static Optional<String> stored(JdbcClient jdbc) {
        return jdbc.sql("select sealed from receipt_secret").query(String.class).optional();
    }

    private static Optional<String> opened(StoredJson sealing, String sealed) {
        return Optional.ofNullable(sealing.open(SUBJECT, FIELD, sealed)).filter(text -> !text.equals(Erased.TEXT));
    }

    /** The fingerprint of a request under its key. */
    UUID of(IdempotencyKey key, String request) {
        Mac mac = copy();
        mac.update((key.scope() + '\n' + key.value() + '\n').getBytes(StandardCharsets.UTF_8));
        ByteBuffer digest = ByteBuffer.wrap(mac.doFinal(request.getBytes(StandardCharsets.UTF_8)));
        return new UUID(digest.getLong(), digest.getLong());
    }

    /** A copy, which is cheaper than looking the algorithm up each time. */
    private Mac copy() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
