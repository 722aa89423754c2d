package org.ibasho.local.demo.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ibasho.local.demo.api.Retry.NotYet;
import org.ibasho.local.demo.vocabulary.CentreLogin;
import org.ibasho.local.demo.vocabulary.Login;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import org.springframework.web.client.RestClientException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The public API of a running system. What only needs time is asked again: a service that is restarting, a gathering
 * that another service has not read of yet. Every change carries an idempotency key, so that sending it again is
 * harmless.
 */
public final class Api {

    private static final int UNAUTHORIZED = 401;
    private static final Set<Integer> UNAVAILABLE = Set.of(502, 503, 504);
    private static final Set<String> NOT_ARRIVED = Set.of("gathering-not-found", "dispatch-not-found");
    private static final Set<String> PASSING = Set.of("door-not-yet", "changed-meanwhile");

    private final Endpoints endpoints;
    private final Retry retry;
    private final RestClient http;
    private final Map<Caller, String> tokens = new ConcurrentHashMap<>();

    public Api(Endpoints endpoints, Retry retry) {
        this.endpoints = endpoints;
        this.retry = retry;
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build());
        requests.setReadTimeout(Duration.ofSeconds(30));
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    /** The logins of the local system with a role of the NPO: of its people and of its API client. */
    public List<String> logins(Login role) {
        return endpoints.logins(role);
    }

    /** The same with a role of the centre. */
    public List<String> logins(CentreLogin role) {
        return endpoints.logins(role);
    }

    public Retry retry() {
        return retry;
    }

    /**
     * Asks for a change and answers the path of what was made, or an empty text; throws a refusal if a rule forbids it.
     */
    public String post(Caller caller, String path, Object body, UUID key) {
        return ask(
                caller,
                () -> http.post()
                        .uri(address(caller, path))
                        .header("Idempotency-Key", key.toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body),
                answer -> {
                    URI location = answer.getHeaders().getLocation();
                    return location == null ? "" : location.toString();
                });
    }

    /** Asks how something is; throws a refusal if the caller may not know. */
    public JsonNode get(Caller caller, String path) {
        return ask(caller, () -> http.get().uri(address(caller, path)), Api::body);
    }

    private URI address(Caller caller, String path) {
        return URI.create(endpoints.service(caller) + path);
    }

    private <T> T ask(
            Caller caller, Supplier<RequestHeadersSpec<?>> request, Function<ConvertibleClientHttpResponse, T> read) {
        return retry.call(() -> {
            String token = tokens.computeIfAbsent(caller, this::token);
            try {
                return request.get()
                        .accept(MediaType.APPLICATION_JSON)
                        .headers(headers -> headers.setBearerAuth(token))
                        .exchangeForRequiredValue((sent, answer) -> {
                            if (answer.getStatusCode().is2xxSuccessful()) {
                                return read.apply(answer);
                            }
                            throw failure(caller, token, answer.getStatusCode().value(), body(answer));
                        });
            } catch (ResourceAccessException unreachable) {
                throw NotYet.absent(noAnswer(caller));
            }
        });
    }

    private RuntimeException failure(Caller caller, String token, int status, JsonNode problem) {
        Refusal refusal = Refusal.of(status, problem);
        if (status == UNAUTHORIZED) {
            tokens.remove(caller, token);
            return new NotYet(refusal);
        }
        if (UNAVAILABLE.contains(status)) {
            return NotYet.absent(noAnswer(caller));
        }
        if (NOT_ARRIVED.contains(refusal.code())) {
            return new NotYet(new LoadFailure("A gathering that was published does not arrive at another service:"
                    + " look at the logs of Kafka and the services, and load the file again."));
        }
        return PASSING.contains(refusal.code()) ? new NotYet(refusal) : refusal;
    }

    private LoadFailure noAnswer(Caller caller) {
        return new LoadFailure("The system at " + endpoints.service(caller) + " does not answer: see whether Ibasho is"
                + " running, and load the file again; it goes on where it stopped.");
    }

    private String token(Caller caller) {
        String address = endpoints.realm(caller).tokenUrl();
        Endpoints.Client client = endpoints.client(caller);
        try {
            return http.post()
                    .uri(address)
                    .headers(headers -> headers.setBasicAuth(client.id(), client.secret()))
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .body("grant_type=client_credentials")
                    .exchangeForRequiredValue((sent, answer) -> body(answer)
                            .path("access_token")
                            .asStringOpt()
                            .orElseThrow(
                                    () -> new LoadFailure("The realm at " + address + " gives no token to the client "
                                            + caller.client() + ": restart Ibasho with deploy/local/up.")));
        } catch (ResourceAccessException unreachable) {
            throw new LoadFailure("The realm at " + address
                    + " cannot be reached: see whether Ibasho is running, and load the file again.");
        }
    }

    /** Missing if there is no body, or none that is JSON. */
    private static JsonNode body(ConvertibleClientHttpResponse answer) {
        try {
            JsonNode body = answer.bodyTo(JsonNode.class);
            return body == null ? MissingNode.getInstance() : body;
        } catch (RestClientException noJson) {
            return MissingNode.getInstance();
        }
    }
}
