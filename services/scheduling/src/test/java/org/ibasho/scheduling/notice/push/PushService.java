package org.ibasho.scheduling.notice.push;

import com.google.crypto.tink.apps.webpush.WebPushHybridDecrypt;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A local push service and browser: accepts only what RFC 8030 and 8292 allow, and decrypts the message with the
 * browser's key (RFC 8291).
 */
final class PushService implements AutoCloseable {

    /** A received message with its transport. */
    record Received(String text, String ttl, String topic, String urgency) {}

    private final HttpServer server;
    private final KeyPair browser = pair();
    private final byte[] auth = new byte[16];
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private volatile int answer = 201;
    private volatile String retryAfter = "";
    private final AtomicInteger asked = new AtomicInteger();

    PushService() throws IOException {
        new SecureRandom().nextBytes(auth);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/push/", this::take);
        server.start();
    }

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A public key as browsers write it. */
    static String written(KeyPair pair) {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        byte[] point = new byte[65];
        point[0] = 4;
        System.arraycopy(bytes(key.getW().getAffineX()), 0, point, 1, 32);
        System.arraycopy(bytes(key.getW().getAffineY()), 0, point, 33, 32);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(point);
    }

    static String secret(KeyPair pair) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(((ECPrivateKey) pair.getPrivate()).getS()));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] bytes = new byte[32];
        byte[] raw = number.toByteArray();
        int length = Math.min(raw.length, 32);
        System.arraycopy(raw, raw.length - length, bytes, 32 - length, length);
        return bytes;
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String endpoint() {
        return origin() + "/push/1";
    }

    String p256dh() {
        return written(browser);
    }

    String auth() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(auth);
    }

    /** The browser's subscription. */
    String subscription(String what) {
        return """
                {"endpoint": "%s", "expirationTime": null, "keys": {"p256dh": "%s", "auth": "%s"}, "what": "%s",
                 "announcements": false}
                """.formatted(endpoint(), p256dh(), auth(), what);
    }

    void answers(int status, String after) {
        answer = status;
        retryAfter = after;
    }

    int asked() {
        return asked.get();
    }

    Queue<Received> received() {
        return received;
    }

    /** The reasons for rejections; empty if all is well. */
    Queue<String> refused() {
        return refused;
    }

    private void take(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        int status = answer;
        if (status == 201) {
            try {
                received.add(opened(exchange));
            } catch (GeneralSecurityException
                    | ParseException
                    | com.nimbusds.jose.JOSEException
                    | IllegalArgumentException wrong) {
                refused.add(wrong.toString());
                status = 400;
            }
        }
        if (!retryAfter.isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private Received opened(HttpExchange exchange)
            throws IOException, GeneralSecurityException, ParseException, com.nimbusds.jose.JOSEException {
        check("POST".equals(exchange.getRequestMethod()), "method");
        check("aes128gcm".equals(header(exchange, "Content-Encoding")), "encoding");
        String[] parts = header(exchange, "Authorization").split("[ ,=]+", -1);
        check(parts.length == 5 && parts[0].equals("vapid") && parts[1].equals("t") && parts[3].equals("k"), "scheme");
        byte[] point = new Base64URL(parts[4]).decode();
        ECKey key = new ECKey.Builder(
                        Curve.P_256,
                        Base64URL.encode(Arrays.copyOfRange(point, 1, 33)),
                        Base64URL.encode(Arrays.copyOfRange(point, 33, 65)))
                .build();
        SignedJWT token = SignedJWT.parse(parts[2]);
        check(token.verify(new ECDSAVerifier(key)), "signature");
        check(token.getJWTClaimsSet().getAudience().contains(origin()), "audience");
        Instant end = token.getJWTClaimsSet().getExpirationTime().toInstant();
        check(end.isBefore(Instant.now().plusSeconds(86_400)) && end.isAfter(Instant.now()), "expiry");
        check(token.getJWTClaimsSet().getSubject().matches("(mailto:|https:).*"), "contact");
        String topic = header(exchange, "Topic");
        check(topic.matches("[A-Za-z0-9_-]{1,32}"), "topic");
        byte[] text = new WebPushHybridDecrypt.Builder()
                .withAuthSecret(auth)
                .withRecipientPublicKey((ECPublicKey) browser.getPublic())
                .withRecipientPrivateKey((ECPrivateKey) browser.getPrivate())
                .build()
                .decrypt(exchange.getRequestBody().readAllBytes(), null);
        return new Received(
                new String(text, StandardCharsets.UTF_8), header(exchange, "TTL"), topic, header(exchange, "Urgency"));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        check(value != null, name);
        return value;
    }

    private static void check(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException(what);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
