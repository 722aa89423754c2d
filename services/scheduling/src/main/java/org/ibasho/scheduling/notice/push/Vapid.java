package org.ibasho.scheduling.notice.push;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.springframework.stereotype.Component;

/** Authenticates us to push services (RFC 8292). */
@Component
class Vapid {

    private static final Duration LIFE = Duration.ofHours(12);
    private static final int UNCOMPRESSED = 4;
    private static final int COORDINATE = 32;

    private final NoticeSettings settings;
    private final Clock clock;

    Vapid(NoticeSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        if (settings.push().on()) {
            key();
        }
    }

    /** The header {@code Authorization} for a push service. */
    String authorization(URI endpoint) {
        String contact = settings.push().contact();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .audience(endpoint.getScheme() + "://" + endpoint.getRawAuthority())
                .expirationTime(Date.from(clock.instant().plus(LIFE)))
                .subject(contact.isBlank() ? settings.link("/") : contact)
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        try {
            token.sign(new ECDSASigner(key()));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return "vapid t=" + token.serialize() + ", k=" + settings.push().publicKey();
    }

    private ECKey key() {
        byte[] point = new Base64URL(settings.push().publicKey()).decode();
        if (point.length != 1 + 2 * COORDINATE || point[0] != UNCOMPRESSED) {
            throw new IllegalStateException("ibasho.notices.push.public-key is no uncompressed point of P-256");
        }
        return new ECKey.Builder(
                        Curve.P_256,
                        Base64URL.encode(Arrays.copyOfRange(point, 1, 1 + COORDINATE)),
                        Base64URL.encode(Arrays.copyOfRange(point, 1 + COORDINATE, point.length)))
                .d(new Base64URL(settings.push().privateKey()))
                .build();
    }
}
