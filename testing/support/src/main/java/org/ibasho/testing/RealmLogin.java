package org.ibasho.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The login of a test realm (authorization code with PKCE): asks for no password, and signs everybody in with the roles
 * that a test chose.
 */
public final class RealmLogin {

    private static final int HALF_AN_HOUR = 1800;

    private final Realm realm;
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private volatile List<String> roles = List.of();
    private volatile int lifetime = HALF_AN_HOUR;

    RealmLogin(Realm realm, HttpServer server) {
        this.realm = realm;
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
    }

    /** From now on whoever comes is somebody with these roles. */
    public void as(String... newRoles) {
        roles = List.of(newRoles);
        lifetime = HALF_AN_HOUR;
    }

    /** From now on access tokens have run out as soon as they are given, and none is ever renewed. */
    public void shutsOut() {
        lifetime = 1;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        String code = "code-" + codes.size();
        codes.put(code, asked);
        exchange.getResponseHeaders()
                .add("Location", asked.get("redirect_uri") + "?code=" + code + "&state=" + asked.get("state"));
        answer(exchange, 302, "");
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.getOrDefault(form.getOrDefault("code", ""), Map.of());
        if (!challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        String[] chosen = roles.toArray(String[]::new);
        answer(exchange, 200, """
                {"access_token": "%s", "id_token": "%s", "refresh_token": "r", "token_type": "Bearer", "expires_in": %d}
                """.formatted(
                        realm.token(chosen),
                        realm.idToken(asked.getOrDefault("client_id", ""), asked.getOrDefault("nonce", ""), chosen),
                        lifetime));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> form(String encoded) {
        return Arrays.stream(encoded.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
