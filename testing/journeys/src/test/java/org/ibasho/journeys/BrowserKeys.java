package org.ibasho.journeys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** Keys as a browser makes them for a subscription to push messages (RFC 8291). */
final class BrowserKeys {

    private static final int COORDINATE = 32;
    private static final int SECRET = 16;
    private static final byte UNCOMPRESSED = 4;

    private BrowserKeys() {}

    /** A public key: P-256, uncompressed, base64url. */
    static String newPublicKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            var point = ((ECPublicKey) keys.generateKeyPair().getPublic()).getW();
            return base64(ByteBuffer.allocate(1 + 2 * COORDINATE)
                    .put(UNCOMPRESSED)
                    .put(unsigned(point.getAffineX().toByteArray()))
                    .put(unsigned(point.getAffineY().toByteArray()))
                    .array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An authentication secret: 16 bytes, base64url. */
    static String newSecret() {
        byte[] secret = new byte[SECRET];
        new SecureRandom().nextBytes(secret);
        return base64(secret);
    }

    /** A coordinate without its sign and with leading zeros. */
    private static byte[] unsigned(byte[] number) {
        byte[] coordinate = new byte[COORDINATE];
        int length = Math.min(COORDINATE, number.length);
        System.arraycopy(number, number.length - length, coordinate, COORDINATE - length, length);
        return coordinate;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
