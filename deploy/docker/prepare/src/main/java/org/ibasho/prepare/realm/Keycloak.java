package org.ibasho.prepare.realm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keycloak's interface for administrators, with the login of a program. */
public final class Keycloak {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long TOKEN_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int NOT_FOUND = 404;
    private static final int ERRORS = 400;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LIMIT).build();
    private final String server;
    private final String client;
    private final String secret;
    private String token = "";
    private long tokenFetched;

    /** @param server its address without a path */
    public Keycloak(String server, String client, String secret) {
        this.server = server;
        this.client = client;
        this.secret = secret;
    }

    /** The resource at this path; empty if there is none. */
    Optional<JsonNode> find(String path) {
        HttpResponse<String> answer = send("GET", path, BodyPublishers.noBody());
        return answer.statusCode() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(JSON.readTree(successful("GET", path, answer).body()));
    }

    /** The resource at this path. */
    JsonNode get(String path) {
        return find(path).orElseThrow(() -> new RealmFailure("Keycloak has nothing at " + withoutQuery(path) + "."));
    }

    /** Creates something, and returns its id. */
    String create(String path, Object body) {
        HttpResponse<String> answer = successful("POST", path, send("POST", path, json(body)));
        return answer.headers().firstValue("Location").orElse("").replaceFirst(".*/", "");
    }

    void replace(String path, Object body) {
        successful("PUT", path, send("PUT", path, json(body)));
    }

    void delete(String path) {
        successful("DELETE", path, send("DELETE", path, BodyPublishers.noBody()));
    }

    void delete(String path, Object body) {
        successful("DELETE", path, send("DELETE", path, json(body)));
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body) {
        return exchange(request("/admin" + path)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(method, body));
    }

    /** Administrators' tokens are short-lived. */
    private String token() {
        if (token.isEmpty() || System.nanoTime() - tokenFetched > TOKEN_NANOS) {
            String form = "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret;
            String path = "/realms/master/protocol/openid-connect/token";
            HttpResponse<String> answer = exchange(request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
            token = JSON.readTree(successful("POST", path, answer).body())
                    .path("access_token")
                    .asString();
            tokenFetched = System.nanoTime();
        }
        return token;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).timeout(LIMIT);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new RealmFailure("Keycloak cannot be reached at " + server + ": " + failure.getMessage() + ".");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RealmFailure("The work at Keycloak was interrupted.");
        }
    }

    /** An address may have a name in its query, and an answer may have one, too: neither is repeated. */
    private static HttpResponse<String> successful(String method, String path, HttpResponse<String> answer) {
        if (answer.statusCode() >= ERRORS) {
            throw new RealmFailure(
                    "Keycloak answered %s %s with %d.".formatted(method, withoutQuery(path), answer.statusCode()));
        }
        return answer;
    }

    private static String withoutQuery(String path) {
        return path.replaceFirst("\\?.*", "");
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofString(JSON.writeValueAsString(body));
    }
}
