package org.ibasho.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests and tokens that a service does not accept, and its answers. */
@ServiceTest
class HttpEdgeTest {

    private static final Realm NPO = Realm.of("npo");
    private static final String VENUE = "3f2504e0-4f89-31d3-9a0c-0305e82c3301";

    @LocalServerPort
    private int port;

    @Test
    void a_chunked_form_of_three_megabytes_is_too_large() throws Exception {
        byte[] form = ("theme=" + "x".repeat(3 * 1024 * 1024)).getBytes(StandardCharsets.US_ASCII);
        HttpResponse<String> answer = send(request("/gatherings", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)))
                .build());

        assertProblem(answer, 413, "body-too-large");
    }

    @Test
    void a_photo_that_is_no_multipart_form_is_a_malformed_request() throws Exception {
        assertProblem(photo("/venues/" + VENUE + "/photo"), 400, "malformed-request");
        assertProblem(photo("/api/venues/" + VENUE + "/photo"), 415, "unsupported-media-type");
    }

    private HttpResponse<String> photo(String path) throws IOException, InterruptedException {
        return send(request(path, "application/octet-stream")
                .POST(BodyPublishers.ofString("x"))
                .build());
    }

    @Test
    void a_token_needs_an_expiry_and_names_this_service() {
        assertThat(status(NPO.tokenWithoutExpiry("supervisor"))).isEqualTo(401);
        assertThat(status(NPO.token("ibasho-attendance", Instant.now().plusSeconds(60), "supervisor")))
                .isEqualTo(401);
        assertThat(status(NPO.token(NPO.audience(), Instant.now().minusSeconds(30), "supervisor")))
                .as("within the 60 seconds by which clocks may differ")
                .isEqualTo(200);
        assertThat(status(NPO.token(NPO.audience(), Instant.now().minusSeconds(90), "supervisor")))
                .isEqualTo(401);
    }

    private int status(String token) {
        return Api.at(port).with(token).get("/api/staff").status();
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + NPO.token("supervisor"));
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }
}
