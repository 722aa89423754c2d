package org.ibasho.chassis.keystore.vault;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A vault with a transit engine, as far as wrapping keys use it: requests, answers, statuses and error texts are those
 * of OpenBao 2.5 (its API documentation, and {@code builtin/logical/transit}), with real AES-256-GCM.
 */
public final class TransitServer implements AutoCloseable {

    /** The token that may do everything that the policy in docs/operations.md allows. */
    public static final String TOKEN = "s.only-for-this-test";

    private static final String MOUNT = "/v1/transit/";
    private static final Answer UNSUPPORTED = Answer.errors(405, "unsupported operation");
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    final TransitKeys keys = new TransitKeys();
    final AtomicInteger requests = new AtomicInteger();
    volatile boolean sealed;

    /** Whether the token may also make keys by encrypting with them, as a root token may. */
    volatile boolean mayUpsert;

    /** While there is one, answers wait for it. */
    volatile @Nullable CountDownLatch silence;

    private final AtomicInteger answersLeft = new AtomicInteger(Integer.MAX_VALUE);
    private volatile CountDownLatch stuck = new CountDownLatch(1);
    private volatile CountDownLatch released = new CountDownLatch(1);
    private volatile boolean hangs;

    TransitServer(HttpServer server) throws IOException {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Starts one on a free port of this machine. */
    public static TransitServer start() {
        try {
            return new TransitServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Seals the vault after so many more answers. */
    public void sealsAfter(int answers) {
        hangs = false;
        answersLeft.set(answers);
    }

    /** Carries out one more request after so many answers, and gives no answer from then on. */
    public void hangsAfter(int answers) {
        hangs = true;
        stuck = new CountDownLatch(1);
        released = new CountDownLatch(1);
        answersLeft.set(answers);
    }

    /** Waits until the vault has carried out a request that it does not answer. */
    public boolean isStuckWithin(Duration time) throws InterruptedException {
        return stuck.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Answers again. */
    public void isMended() {
        hangs = false;
        answersLeft.set(Integer.MAX_VALUE);
        released.countDown();
    }

    int port() {
        return server.getAddress().getPort();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** What the server says to a request. */
    record Answer(int status, @Nullable Object body) {

        static Answer data(Map<String, ?> data) {
            return new Answer(200, Map.of("request_id", "4b3d", "lease_id", "", "renewable", false, "data", data));
        }

        static Answer errors(int status, String... errors) {
            return new Answer(status, Map.of("errors", List.of(errors)));
        }

        static Answer done() {
            return new Answer(204, null);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            byte[] body = exchange.getRequestBody().readAllBytes();
            CountDownLatch wait = silence;
            if (wait != null) {
                wait.await();
            }
            boolean over = answersLeft.getAndDecrement() <= 0;
            Answer answer = over && !hangs
                    ? Answer.errors(503, "Vault is sealed")
                    : answer(exchange, body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
            if (over && hangs) {
                stuck.countDown();
                released.await();
                return;
            }
            if (answer.body() == null) {
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            byte[] written = JSON.writeValueAsString(answer.body()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), written.length);
            exchange.getResponseBody().write(written);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(HttpExchange exchange, JsonNode body) {
        String path = exchange.getRequestURI().getPath();
        if (sealed) {
            return Answer.errors(503, "Vault is sealed");
        }
        if (!path.startsWith(MOUNT)) {
            return Answer.errors(404, "no handler for route \"" + path.substring(4) + "\". route entry not found.");
        }
        if (!TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"))) {
            return Answer.errors(403, "permission denied");
        }
        String method = exchange.getRequestMethod();
        String query = exchange.getRequestURI().getQuery();
        List<String> steps = List.of(path.substring(MOUNT.length()).split("/", -1));
        String last = steps.getLast();
        return switch (steps.getFirst() + " " + steps.size()) {
            case "keys 1" -> listed(method, query);
            case "keys 2" -> key(method, last, body);
            case "keys 3" -> last.equals("config") ? keys.configure(steps.get(1), body) : UNSUPPORTED;
            case "encrypt 2" -> writes(method) ? encrypt(last, body) : UNSUPPORTED;
            case "decrypt 2" -> writes(method) ? keys.decrypt(last, body) : UNSUPPORTED;
            default -> UNSUPPORTED;
        };
    }

    private Answer listed(String method, @Nullable String query) {
        return method.equals("LIST") || "list=true".equals(query) ? keys.list() : UNSUPPORTED;
    }

    private Answer key(String method, String name, JsonNode body) {
        return switch (method) {
            case "GET" -> keys.read(name);
            case "POST", "PUT" -> keys.create(name, body);
            case "DELETE" -> keys.delete(name);
            default -> UNSUPPORTED;
        };
    }

    /** Encrypting with a key that is not there is another operation, which needs another right. */
    private Answer encrypt(String name, JsonNode body) {
        if (!keys.has(name)) {
            if (!mayUpsert) {
                return Answer.errors(403, "1 error occurred:\n\t* permission denied\n\n");
            }
            keys.create(name, JSON.createObjectNode());
        }
        return keys.encrypt(name, body);
    }

    private static boolean writes(String method) {
        return method.equals("POST") || method.equals("PUT");
    }

    @Override
    public void close() {
        isMended();
        CountDownLatch wait = silence;
        if (wait != null) {
            wait.countDown();
        }
        server.stop(0);
    }
}
