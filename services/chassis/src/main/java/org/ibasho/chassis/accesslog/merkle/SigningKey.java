package org.ibasho.chassis.accesslog.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** An Ed25519 key that signs checkpoints of a log, or cosigns those of another one. */
public final class SigningKey {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey key;
    private final VerifierKey verifier;

    private SigningKey(PrivateKey key, VerifierKey verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /** @param name of the key: for a log, its origin; without blanks and plus signs */
    public static SigningKey generate(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), VerifierKey.of(name, pair.getPublic()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Reads what {@link #written} wrote.
     *
     * @throws IllegalArgumentException if it is something else, or the halves do not belong together
     */
    public static SigningKey parse(String written) {
        List<String> lines = written.lines().toList();
        if (lines.size() != 2) {
            throw new IllegalArgumentException("a signing key has two lines");
        }
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.getLast())));
            SigningKey read = new SigningKey(key, VerifierKey.parse(lines.getFirst()));
            if (!read.verifier.verifies(read.sign("\n"))) {
                throw new IllegalArgumentException("the public half belongs to another key");
            }
            return read;
        } catch (GeneralSecurityException noKey) {
            throw new IllegalArgumentException("no Ed25519 key", noKey);
        }
    }

    /** The verifier key and the private key (PKCS #8, Base64), a line each. A secret. */
    public String written() {
        return verifier + "\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n";
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** A note with this text and this key's signature. */
    public SignedNote sign(String text) {
        byte[] signature = signature(text.getBytes(StandardCharsets.UTF_8));
        byte[] withId = ByteBuffer.allocate(VerifierKey.ID_LENGTH + signature.length)
                .put(verifier.id(VerifierKey.SIGNATURE))
                .put(signature)
                .array();
        return new SignedNote(text, List.of(line(withId)));
    }

    /**
     * The note with this key's cosignature (C2SP tlog-cosignature) after the other signatures.
     *
     * @param seconds the time, in seconds since 1970
     */
    public SignedNote cosign(SignedNote note, long seconds) {
        byte[] signature = signature(VerifierKey.cosigned(note.text(), seconds));
        byte[] withId = ByteBuffer.allocate(VerifierKey.ID_LENGTH + Long.BYTES + signature.length)
                .put(verifier.id(VerifierKey.COSIGNATURE))
                .putLong(seconds)
                .put(signature)
                .array();
        return note.with(line(withId));
    }

    private SignedNote.Signature line(byte[] signature) {
        return new SignedNote.Signature(verifier.name(), Base64.getEncoder().encodeToString(signature));
    }

    private byte[] signature(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
