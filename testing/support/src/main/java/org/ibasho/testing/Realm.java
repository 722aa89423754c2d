package org.ibasho.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An identity realm that signs whatever a test wants to show; services fetch its keys over HTTP as from a real one. */
public final class Realm {

    /** Each is made when it is first asked for, because its key takes a second. */
    private static final Map<String, Realm> REALMS = new ConcurrentHashMap<>();

    private final String audience;
    private final RSAKey key;
    private final String issuer;
    private final RealmLogin login;

    private Realm(String name) {
        this.audience = "ibasho-" + name;
        try {
            this.key = new RSAKeyGenerator(2048).keyID(name).generate();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            this.issuer = "http://localhost:" + server.getAddress().getPort();
            serve(server, "/.well-known/openid-configuration", """
                {"issuer":"%1$s","jwks_uri":"%1$s/jwks","subject_types_supported":["public"],
                 "authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "end_session_endpoint":"%1$s/logout"}
                """.formatted(issuer));
            serve(server, "/jwks", new JWKSet(key.toPublicJWK()).toString());
            this.login = new RealmLogin(this, server);
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** {@code npo} or {@code centre}. */
    public static Realm of(String side) {
        return REALMS.computeIfAbsent(side, Realm::new);
    }

    public String issuer() {
        return issuer;
    }

    public String audience() {
        return audience;
    }

    /** Where people sign in. */
    public RealmLogin login() {
        return login;
    }

    /** A valid token of somebody with these roles. */
    public String token(String... roles) {
        return token(audience, Instant.now().plus(Duration.ofMinutes(5)), roles);
    }

    /** A valid token of a login with these roles, which says the user's name as the tokens of some realms do. */
    public String tokenOf(String login, String userName, String... roles) {
        return sign(claims(audience, Instant.now().plus(Duration.ofMinutes(5)), roles)
                .subject(login)
                .claim("preferred_username", userName)
                .build());
    }

    /** A token for the given audience and until the given time, whether or not that makes it valid. */
    public String token(String forAudience, Instant until, String... roles) {
        return sign(claims(forAudience, until, roles).build());
    }

    /** A token of somebody with this role that never expires, which makes it invalid. */
    public String tokenWithoutExpiry(String role) {
        return sign(claims(audience, Instant.now().plus(Duration.ofMinutes(5)), role)
                .expirationTime(null)
                .build());
    }

    String idToken(String client, String nonce, String... roles) {
        Instant until = Instant.now().plus(Duration.ofMinutes(5));
        return sign(claims(client, until, roles).claim("nonce", nonce).build());
    }

    private JWTClaimsSet.Builder claims(String forAudience, Instant until, String... roles) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("somebody")
                .audience(forAudience)
                .issueTime(Date.from(until.minus(Duration.ofHours(1))))
                .expirationTime(Date.from(until))
                .claim("roles", List.of(roles));
    }

    private String sign(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        return token.serialize();
    }

    private static void serve(HttpServer server, String path, String json) {
        server.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
