package org.ibasho.attacks.system;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tokens that the realm would never issue, signed with its own key, with another one, or not at all. */
public final class ForgedTokens {

    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final Side side;
    private final String role;
    private final String audience;
    private final RSAKey key;

    private ForgedTokens(Side side, String role, String audience, RSAKey key) {
        this.side = side;
        this.role = role;
        this.audience = audience;
        this.key = key;
    }

    /**
     * Reads the realm's key.
     *
     * @param service whose audience a right token has
     */
    public static ForgedTokens of(Side side, String role, String service) {
        try {
            return new ForgedTokens(side, role, "ibasho-" + service, RSAKey.parse(Files.readString(side.keyFile())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ParseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A token with the realm's signature whose claims are changed. Unchanged, it is valid. */
    public String signed(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(key, JWSAlgorithm.RS256, change.apply(claims()).build());
    }

    /** A token that is signed with a key of the attacker's, under the name of the realm's. */
    public String ofAnotherKey() {
        try {
            return signed(
                    new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate(), JWSAlgorithm.RS256, claims().build());
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A token without a signature. */
    public String unsigned() {
        return new PlainJWT(claims().build()).serialize();
    }

    /** A token whose signature is an HMAC with the public key, as if that were a secret. */
    public String hmacWithPublicKey() {
        try {
            byte[] publicKey = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encode(key.toPublicKey().getEncoded());
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims().build());
            token.sign(new MACSigner(publicKey));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A valid token in which somebody gave themselves another role afterwards. */
    public String withChangedRole(String valid) {
        String[] parts = valid.split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replaceFirst("\"roles\":\\[\"[a-z-]+\"", "\"roles\":[\"" + role + "\"");
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return String.join(".", parts);
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(side.issuer())
                .subject(role)
                .audience(audience)
                .issueTime(Date.from(now.minus(Duration.ofHours(1))))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("roles", List.of(role));
    }

    private static String signed(RSAKey with, JWSAlgorithm algorithm, JWTClaimsSet claims) {
        try {
            JWSSigner signer = new RSASSASigner(with);
            JWSHeader header = new JWSHeader.Builder(algorithm)
                    .type(JOSEObjectType.JWT)
                    .keyID(with.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
