package org.ibasho.local.launcher.system;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * A key of P-256 as Web Push writes it (RFC 8292): the point uncompressed, the number in 32 bytes, both in base64url.
 *
 * @param publicKey 65 bytes
 * @param privateKey 32 bytes
 */
record PushKey(String publicKey, String privateKey) {

    private static final int COORDINATE = 32;
    private static final byte UNCOMPRESSED = 4;

    static PushKey make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            ECPublicKey open = (ECPublicKey) pair.getPublic();
            byte[] point = new byte[1 + 2 * COORDINATE];
            point[0] = UNCOMPRESSED;
            write(open.getW().getAffineX(), point, 1);
            write(open.getW().getAffineY(), point, 1 + COORDINATE);
            byte[] number = new byte[COORDINATE];
            write(((ECPrivateKey) pair.getPrivate()).getS(), number, 0);
            return new PushKey(text(point), text(number));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads the text that {@link #toString()} wrote. */
    static PushKey parse(String text) {
        int dot = text.indexOf('.');
        return new PushKey(text.substring(0, dot), text.substring(dot + 1));
    }

    /** Both parts with a dot between them. */
    @Override
    public String toString() {
        return publicKey + "." + privateKey;
    }

    private static void write(BigInteger number, byte[] into, int at) {
        byte[] bytes = number.toByteArray();
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, into, at + COORDINATE - length, length);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
