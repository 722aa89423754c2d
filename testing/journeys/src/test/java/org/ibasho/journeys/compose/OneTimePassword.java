package org.ibasho.journeys.compose;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;

/** The second factor of a person: what an app on a telephone computes (RFC 6238). No code is used twice. */
final class OneTimePassword {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;

    private final byte[] key;
    private final Set<Long> used = new HashSet<>();

    /** @param shown the key as the realm shows it, in groups of letters */
    OneTimePassword(String shown) {
        this.key = decoded(shown);
    }

    /** A code that was not used before; the next one is valid already, so this waits for half a minute at most. */
    String code() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(2L * STEP_SECONDS))
                .until(this::next, code -> !code.isEmpty());
    }

    private String next() {
        long now = Instant.now().getEpochSecond() / STEP_SECONDS;
        for (long step = now; step <= now + 1; step++) {
            if (used.add(step)) {
                return code(step);
            }
        }
        return "";
    }

    String code(long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0xf) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] decoded(String shown) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char letter : shown.replace(" ", "").toUpperCase(Locale.ROOT).toCharArray()) {
            buffer = (buffer << 5) | ALPHABET.indexOf(letter);
            bits += 5;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
