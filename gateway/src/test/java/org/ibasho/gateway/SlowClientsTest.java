package org.ibasho.gateway;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Clients that send slowly hold nothing that others need, and not for long. */
@TestPropertySource(
        properties = {
            "ibasho.pace.header-time=1s",
            "ibasho.pace.body-grace=1s",
            "ibasho.pace.connections-per-client=200"
        })
class SlowClientsTest extends GatewayTest {

    /** More than the gateway has connections to a service. */
    private static final int MANY = 140;

    private static final String REQUEST = String.join(
            "\r\n",
            "POST /notices HTTP/1.1",
            "Host: localhost",
            "Content-Length: 60000",
            "Content-Type: text/plain",
            "",
            "");

    @Test
    void a_body_that_comes_byte_by_byte_takes_no_connection_to_a_service() {
        List<SlowClient> clients = IntStream.range(0, MANY)
                .mapToObj(i -> SlowClient.connect(gateway(), REQUEST + "x"))
                .toList();
        try {
            await().during(4, SECONDS)
                    .atMost(60, SECONDS)
                    .pollInterval(300, MILLISECONDS)
                    .until(() -> {
                        clients.forEach(client -> client.trySend("x"));
                        return browser().page("/").statusCode() == 200;
                    });
            assertThat(scheduling.received())
                    .noneMatch(request -> request.method().equals("POST"));
        } finally {
            clients.forEach(SlowClient::close);
        }
    }

    @Test
    void a_body_below_the_least_rate_is_refused_and_its_connection_closed() {
        try (SlowClient client = SlowClient.connect(gateway(), REQUEST)) {
            await().atMost(30, SECONDS).pollInterval(100, MILLISECONDS).until(() -> {
                client.trySend("x");
                return client.hasAnswer();
            });
            assertThat(client.restOfAnswer()).startsWith("HTTP/1.1 408").contains("request-timeout");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/notices", "/gatherings"})
    void the_rest_of_a_body_that_is_refused_is_not_waited_for_either(String path) {
        try (SlowClient client = SlowClient.connect(gateway(), REQUEST.replace("/notices", path))) {
            await().atMost(20, SECONDS).pollInterval(100, MILLISECONDS).until(() -> {
                client.trySend("x");
                return client.isClosedAfterAnswer();
            });
        }
        assertThat(scheduling.received()).noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    void a_header_that_comes_byte_by_byte_is_not_waited_for() {
        try (SlowClient client = SlowClient.connect(gateway(), "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")) {
            await().atMost(30, SECONDS).pollInterval(100, MILLISECONDS).until(() -> {
                client.trySend("x");
                return client.isClosedByServer();
            });
        }
        assertThat(scheduling.count()).isZero();
    }

    @Test
    void an_address_has_a_limited_number_of_connections_and_gets_them_back() {
        List<SlowClient> clients = IntStream.range(0, 220)
                .mapToObj(i -> SlowClient.connect(gateway(), "GET"))
                .toList();
        await().atMost(30, SECONDS)
                .until(() -> clients.stream()
                                .skip(200)
                                .filter(SlowClient::isClosedByServer)
                                .count()
                        >= 10);
        clients.forEach(SlowClient::close);
        await().atMost(30, SECONDS)
                .ignoreExceptions()
                .until(() -> browser().page("/").statusCode() == 200);
    }

    @Test
    void an_anonymous_body_has_a_small_limit_and_a_chunked_one_the_same() {
        HttpResponse<String> answer = browser().post("/notices", "x".repeat(70_000), "Content-Type", "text/plain");
        FailuresTest.assertProblem(answer, 413, "body-too-large");
        assertThat(browser().post("/notices", "x".repeat(60_000)).statusCode()).isEqualTo(200);
        assertThat(scheduling.last().body()).hasSize(60_000);
    }
}
