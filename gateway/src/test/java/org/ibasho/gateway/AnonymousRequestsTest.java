package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.catalina.Context;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Somebody without a login costs the gateway no memory beyond the request. */
class AnonymousRequestsTest extends GatewayTest {

    private static final int MANY = 20_000;
    private static final long FLAT = 16L * 1024 * 1024;

    @Autowired
    private ServletWebServerApplicationContext context;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/gatherings",
                "/gatherings/7?month=2026-12",
                "/login",
                "/login?failed",
                "/oauth2/authorization/npo",
                "/login/oauth2/code/npo?code=x&state=y",
                "/operations",
                "/nope",
                "/api/gatherings",
                "/error"
            })
    void an_anonymous_request_creates_no_session(String path) {
        int others = sessions(); // of tests with the same application context
        HttpResponse<String> answer = browser().page(path);

        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("IBASHO="));
        assertThat(sessions()).isEqualTo(others);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/robots.txt", "/favicon.ico", "/.env", "/wp-login.php"})
    void what_nobody_serves_is_not_found_rather_than_a_login(String path) {
        assertThat(browser().page(path).statusCode()).isEqualTo(404);
        assertThat(browser().page(path).headers().map()).doesNotContainKeys("location", "set-cookie");
        FailuresTest.assertProblem(browser().get(path), 404, "not-found");
    }

    @Test
    @Tag("long")
    void twenty_thousand_anonymous_requests_leave_the_heap_flat() {
        ask(500);
        int others = sessions();
        long before = usedHeap();

        ask(MANY);

        assertThat(sessions()).isEqualTo(others);
        assertThat(usedHeap() - before).isLessThan(FLAT);
    }

    /** Half of them ask for a page, half begin a login and never finish it; none keeps a cookie. */
    private void ask(int requests) {
        try (HttpClient forgetful = HttpClient.newHttpClient()) {
            IntStream.range(0, requests).parallel().forEach(i -> {
                String path = i % 2 == 0 ? "/gatherings/" + i : "/oauth2/authorization/npo";
                HttpRequest request = HttpRequest.newBuilder(URI.create(gateway() + path))
                        .header("Accept", "text/html")
                        .build();
                forgetful.sendAsync(request, BodyHandlers.discarding()).join();
            });
        }
    }

    private int sessions() {
        TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        return ((Context) server.getTomcat().getHost().findChildren()[0])
                .getManager()
                .getActiveSessions();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
