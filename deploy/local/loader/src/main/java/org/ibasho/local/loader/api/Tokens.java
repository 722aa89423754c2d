package org.ibasho.local.loader.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ibasho.local.loader.api.Endpoints.Credentials;

/** Access tokens by client credentials, one a caller, kept until the system no longer takes it. */
final class Tokens {

    private final Endpoints endpoints;
    private final Connection connection;
    private final Map<Caller, String> tokens = new ConcurrentHashMap<>();

    Tokens(Endpoints endpoints, Connection connection) {
        this.endpoints = endpoints;
        this.connection = connection;
    }

    String of(Caller caller) {
        return tokens.computeIfAbsent(caller, this::fetch);
    }

    /** Forgets a token that has run out; a newer one stays. */
    void forget(Caller caller, String token) {
        tokens.remove(caller, token);
    }

    private String fetch(Caller caller) {
        URI address = endpoints.tokens(caller.side());
        try {
            Connection.Answer answer = connection.send(Connection.request(address)
                    .header("Authorization", "Basic " + basic(endpoints.credentials(caller)))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                    .build());
            return answer.body()
                    .path("access_token")
                    .asStringOpt()
                    .orElseThrow(() -> new Stopped("The realm at " + address + " gives no token to the client "
                            + caller.client() + " (status " + answer.status()
                            + "): restart Ibasho with deploy/local/up."));
        } catch (IOException unreachable) {
            throw new Stopped("The realm at " + address
                    + " cannot be reached: see whether Ibasho is running, and load the file again.");
        }
    }

    private static String basic(Credentials credentials) {
        String pair = credentials.id() + ":" + credentials.secret();
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
