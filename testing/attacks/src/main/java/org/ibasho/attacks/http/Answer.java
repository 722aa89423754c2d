package org.ibasho.attacks.http;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The answer to a request.
 *
 * @param status 0 if the server closed the connection without one, or took longer than anybody waits
 * @param headers by name in lower case
 * @param taken until the answer was complete
 */
public record Answer(int status, Map<String, List<String>> headers, String body, Duration taken) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What nobody has answered. */
    public static final Answer NONE = none(Duration.ZERO);

    static Answer of(HttpResponse<byte[]> response, Duration taken) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        return new Answer(response.statusCode(), response.headers().map(), body, taken);
    }

    static Answer none(Duration taken) {
        return new Answer(0, Map.of(), "", taken);
    }

    /** All values of a header. */
    public List<String> headers(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    /** The first value of a header, or an empty text. */
    public String header(String name) {
        return headers(name).stream().findFirst().orElse("");
    }

    /** The names and attributes of the cookies that it sets. */
    public List<String> cookies() {
        return headers("set-cookie");
    }

    /** The body as JSON; missing if it is none. */
    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JacksonException noJson) {
            return MissingNode.getInstance();
        }
    }

    /** The code of a problem document, or an empty text. */
    public String code() {
        return json().path("code").asString("");
    }

    /** The field that a problem document names, or an empty text. */
    public String field() {
        return json().path("field").asString("");
    }

    /** For a table: the status, and the code of a problem. */
    public String summary() {
        if (status == 0) {
            return "closed";
        }
        return code().isEmpty() ? Integer.toString(status) : status + " " + code();
    }
}
