package org.ibasho.local.loader.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.ibasho.local.loader.api.Connection.Answer;
import org.ibasho.local.loader.api.Patience.Attempt;
import tools.jackson.databind.JsonNode;

/**
 * The public API of a running system. What only needs time is asked again: a service that is restarting, a gathering that
 * another service has not heard of yet. Everything that is sent carries a key, so that sending it again is harmless.
 */
public final class Api implements AutoCloseable {

    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> UNAVAILABLE = Set.of(502, 503, 504);
    private static final Set<String> NOT_HEARD_OF_YET = Set.of("gathering-not-found", "dispatch-not-found");
    private static final Set<String> PASSING = Set.of("door-not-yet", "changed-meanwhile");

    private final Endpoints endpoints;
    private final Patience patience;
    private final Connection connection = new Connection();
    private final Tokens tokens;

    public Api(Endpoints endpoints, Patience patience) {
        this.endpoints = endpoints;
        this.patience = patience;
        this.tokens = new Tokens(endpoints, connection);
    }

    public Patience patience() {
        return patience;
    }

    /**
     * Asks for a change.
     *
     * @return the path of what was made, or an empty text
     * @throws Refused if a rule forbids it
     * @throws Stopped if the system does not answer
     */
    public String post(Caller caller, String path, Object body, UUID key) {
        HttpRequest.Builder request = Connection.request(address(caller, path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key.toString())
                .POST(Connection.json(body));
        return ask(caller, request, answer -> answer.location().orElse(""));
    }

    /**
     * Asks how something is.
     *
     * @throws Refused if the caller may not know
     * @throws Stopped if the system does not answer
     */
    public JsonNode get(Caller caller, String path) {
        return ask(caller, Connection.request(address(caller, path)).GET(), Answer::body);
    }

    private URI address(Caller caller, String path) {
        return URI.create(endpoints.service(caller.side()) + path);
    }

    private <T> T ask(Caller caller, HttpRequest.Builder request, Function<Answer, T> read) {
        return patience.until(() -> {
            String token = tokens.of(caller);
            request.setHeader("Authorization", "Bearer " + token);
            try {
                return judge(caller, token, connection.send(request.build()), read);
            } catch (IOException unreachable) {
                return new Attempt.NobodyThere<>(() -> noAnswer(caller));
            }
        });
    }

    private <T> Attempt<T> judge(Caller caller, String token, Answer answer, Function<Answer, T> read) {
        if (answer.isGood()) {
            return new Attempt.Done<>(read.apply(answer));
        }
        Refused refused = Refused.of(answer.status(), answer.body());
        if (refused.status() == UNAUTHORIZED) {
            tokens.forget(caller, token);
            return new Attempt.NotYet<>(() -> refused);
        }
        if (UNAVAILABLE.contains(refused.status())) {
            return new Attempt.NobodyThere<>(() -> noAnswer(caller));
        }
        if (NOT_HEARD_OF_YET.contains(refused.code())) {
            return new Attempt.NotYet<>(() -> new Stopped("A gathering that was published does not arrive at another"
                    + " service: look at the logs of Kafka and the services, and load the file again."));
        }
        if (PASSING.contains(refused.code())) {
            return new Attempt.NotYet<>(() -> refused);
        }
        throw refused;
    }

    private Stopped noAnswer(Caller caller) {
        return new Stopped(
                "The system at " + endpoints.service(caller.side())
                        + " does not answer: see whether Ibasho is running, and load the file again; it goes on where it stopped.");
    }

    @Override
    public void close() {
        connection.close();
    }
}
