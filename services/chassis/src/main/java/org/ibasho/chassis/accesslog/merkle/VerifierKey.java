package org.ibasho.chassis.accesslog.merkle;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public half of an Ed25519 key that signs checkpoints, written as {@code name+id+key} (C2SP signed-note). */
public final class VerifierKey {

    static final int ID_LENGTH = 4;
    static final byte SIGNATURE = 1;
    static final byte COSIGNATURE = 4;

    private static final Pattern WRITTEN = Pattern.compile("([^ +\n]{1,200})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]+=*)");
    /** What DER has before the 32 bytes of an Ed25519 key (RFC 8410). */
    private static final byte[] DER = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int KEY_LENGTH = 32;

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    private VerifierKey(String name, byte[] raw, PublicKey key) {
        this.name = name;
        this.raw = raw;
        this.key = key;
    }

    static VerifierKey of(String name, PublicKey key) {
        byte[] encoded = key.getEncoded();
        return of(name, Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length));
    }

    private static VerifierKey of(String name, byte[] raw) {
        try {
            byte[] encoded = ByteBuffer.allocate(DER.length + KEY_LENGTH)
                    .put(DER)
                    .put(raw)
                    .array();
            return new VerifierKey(
                    name, raw, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException("no Ed25519 key", noKey);
        }
    }

    /** @throws IllegalArgumentException if this is not an Ed25519 key with its id */
    public static VerifierKey parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a verifier key is name+id+key");
        }
        byte[] typed = Base64.getDecoder().decode(parts.group(3));
        if (typed.length != 1 + KEY_LENGTH || typed[0] != SIGNATURE) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        VerifierKey key = of(parts.group(1), Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.toString().equals(written)) {
            throw new IllegalArgumentException("the id is not that of the key");
        }
        return key;
    }

    public String name() {
        return name;
    }

    /** Whether one of the signatures is a valid one of this key over the note's text. */
    public boolean verifies(SignedNote note) {
        byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
        return note.signatures().stream().anyMatch(signature -> {
            byte[] bytes = signature.bytes();
            return isOf(signature, bytes, SIGNATURE) && verifies(text, bytes, ID_LENGTH);
        });
    }

    /** The time of this key's cosignature on the note (C2SP tlog-cosignature); empty without a valid one. */
    public Optional<Instant> cosignedAt(SignedNote note) {
        return note.signatures().stream()
                .filter(signature -> isOf(signature, signature.bytes(), COSIGNATURE))
                .map(SignedNote.Signature::bytes)
                .filter(bytes -> bytes.length > ID_LENGTH + Long.BYTES)
                .filter(bytes -> verifies(cosigned(note.text(), seconds(bytes)), bytes, ID_LENGTH + Long.BYTES))
                .map(bytes -> Instant.ofEpochSecond(seconds(bytes)))
                .findFirst();
    }

    private static long seconds(byte[] cosignature) {
        return ByteBuffer.wrap(cosignature).getLong(ID_LENGTH);
    }

    static byte[] cosigned(String text, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private boolean isOf(SignedNote.Signature signature, byte[] bytes, byte type) {
        return signature.name().equals(name)
                && bytes.length > ID_LENGTH
                && Arrays.equals(bytes, 0, ID_LENGTH, id(type), 0, ID_LENGTH);
    }

    private boolean verifies(byte[] text, byte[] bytes, int begin) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text);
            return check.verify(bytes, begin, bytes.length - begin);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    /** The id of the key in signatures of a type. */
    byte[] id(byte type) {
        MessageDigest digest = TreeHash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(type);
        return Arrays.copyOf(digest.digest(raw), ID_LENGTH);
    }

    @Override
    public String toString() {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        typed.write(SIGNATURE);
        typed.writeBytes(raw);
        return name + "+" + HexFormat.of().formatHex(id(SIGNATURE)) + "+"
                + Base64.getEncoder().encodeToString(typed.toByteArray());
    }
}
