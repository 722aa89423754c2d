package org.ibasho.attacks.everyday.traffic;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The push service of the subscribed browsers, which takes whatever is sent to them. */
public final class PushService implements AutoCloseable {

    private static final int COORDINATE = 32;
    private static final int AUTH = 16;
    private static final byte UNCOMPRESSED = 4;
    private static final int CREATED = 201;

    private final HttpServer server;
    private final AtomicInteger delivered = new AtomicInteger();

    private PushService(HttpServer server) {
        this.server = server;
    }

    /** @param port 0 for any that is free */
    public static PushService start(int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
            PushService service = new PushService(server);
            server.createContext("/", exchange -> {
                exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(CREATED, -1);
                exchange.close();
                service.delivered.incrementAndGet();
            });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return service;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** How many messages have arrived. */
    public int delivered() {
        return delivered.get();
    }

    /** A new browser's subscription. */
    public Map<String, Object> subscription(Random random) {
        byte[] auth = new byte[AUTH];
        random.nextBytes(auth);
        return Map.of(
                "endpoint",
                "http://localhost:" + server.getAddress().getPort() + "/" + random.nextLong(),
                "keys",
                Map.of("p256dh", text(publicKey()), "auth", text(auth)),
                "what",
                "all",
                "announcements",
                true);
    }

    private static byte[] publicKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
            byte[] point = new byte[1 + 2 * COORDINATE];
            point[0] = UNCOMPRESSED;
            write(key.getW().getAffineX().toByteArray(), point, 1);
            write(key.getW().getAffineY().toByteArray(), point, 1 + COORDINATE);
            return point;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(byte[] number, byte[] into, int at) {
        byte[] last = number.length > COORDINATE
                ? Arrays.copyOfRange(number, number.length - COORDINATE, number.length)
                : number;
        System.arraycopy(last, 0, into, at + COORDINATE - last.length, last.length);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
