package org.ibasho.local.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.ibasho.local.demo.StubApi.Answer;
import tools.jackson.databind.json.JsonMapper;

/** Gateway, centre and both realms behind one port. */
final class StubSystem implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int NO_CONTENT = 204;
    private static final int WITHOUT_BODY = -1;

    private final HttpServer server = start();
    private final StubApi api = new StubApi();
    private int postsUntilItDies = Integer.MAX_VALUE;
    private int tokens;

    StubSystem() {
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** To look at while nothing is being loaded. */
    StubApi api() {
        return api;
    }

    /** Writes the file by which scripts find the system. */
    void announceIn(Path runFolder) throws IOException {
        String here = "http://127.0.0.1:" + server.getAddress().getPort();
        Map<String, Object> realm = new HashMap<>();
        Map<String, Object> clients = new HashMap<>();
        for (String client : List.of("supervisor", "peer-staff", "counsellor", "coordinator")) {
            clients.put(client, Map.of("id", client, "secret", "secret-of-" + client));
        }
        realm.put("tokenUrl", here + "/oauth2/token");
        realm.put("clients", clients);
        realm.put("users", List.of(Map.of("id", "login-of-oya", "username", "oya", "role", "supervisor")));
        Map<String, Object> endpoints = Map.of("gateway", here, "consultation", here, "npo", realm, "centre", realm);
        Files.writeString(runFolder.resolve("endpoints.json"), JSON.writeValueAsString(endpoints));
    }

    synchronized void dieAfter(int posts) {
        postsUntilItDies = posts;
    }

    synchronized void comeBack() {
        postsUntilItDies = Integer.MAX_VALUE;
    }

    synchronized int tokens() {
        return tokens;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer = answer(exchange, body);
        byte[] bytes = JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        if (!answer.location().isEmpty()) {
            exchange.getResponseHeaders().add("Location", answer.location());
        }
        if (answer.status() == NO_CONTENT) {
            exchange.sendResponseHeaders(NO_CONTENT, WITHOUT_BODY);
        } else {
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private synchronized Answer answer(HttpExchange exchange, String body) {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/oauth2/token")) {
            tokens++;
            return new Answer(200, "", Map.of("access_token", "token-" + tokens));
        }
        String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (token.equals("Bearer token-1")) {
            return StubApi.problem(401, "not-signed-in"); // as if it had run out
        }
        if (exchange.getRequestMethod().equals("GET")) {
            return api.get(path);
        }
        if (postsUntilItDies-- <= 0) {
            return StubApi.problem(503, "temporarily-unavailable");
        }
        return api.post(path, JSON.readTree(body), exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
