package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.context.TestPropertySource;

/** The gateway behind a proxy that terminates TLS. */
@TestPropertySource(properties = "ibasho.public-url=https://kai.example.jp")
class PublicAddressTest extends GatewayTest {

    @LocalManagementPort
    private int management;

    private String raw(int port, String request) {
        try (SlowClient client = SlowClient.connect("http://localhost:" + port, request)) {
            return client.restOfAnswer();
        }
    }

    private String get(String path, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return raw(
                URI.create(gateway()).getPort(), "GET " + path + " HTTP/1.1\r\n" + more + "Connection: close\r\n\r\n");
    }

    @Test
    void refuses_a_foreign_host() {
        assertThat(get("/", "Host: evil.example")).startsWith("HTTP/1.1 421").contains("misdirected-request");
        assertThat(get("/calendar.ics", "Host: kai.example.jp:8443")).startsWith("HTTP/1.1 421");
        assertThat(get("/", "Host: kai.example.jp.evil.example")).startsWith("HTTP/1.1 421");
        assertThat(get("http://evil.example/", "Host: kai.example.jp")).startsWith("HTTP/1.1 400");
        assertThat(get("/")).startsWith("HTTP/1.1 400");
        assertThat(scheduling.count()).isZero();
    }

    /** Answered before the filters that write the headers of all other answers. */
    @Test
    void an_early_refusal_has_the_security_headers_too() {
        int tooMuch = 1024 * 1024 + 1;
        String body = "Content-Length: " + tooMuch + "\r\nConnection: close\r\n\r\n" + "x".repeat(tooMuch);
        String form = "POST /notices/mail HTTP/1.1\r\nHost: kai.example.jp\r\n";
        int port = URI.create(gateway()).getPort();
        List<String> refusals = List.of(
                get("/", "Host: evil.example"),
                get("/", "Host: evil.example", "Accept: text/html"),
                raw(port, form + body),
                raw(port, form + "Accept: text/html\r\n" + body));
        assertThat(refusals)
                .allSatisfy(answer -> assertThat(answer)
                        .containsPattern("^HTTP/1.1 4(21|13)")
                        .containsOnlyOnce("Strict-Transport-Security: max-age=31536000")
                        .containsOnlyOnce("Content-Security-Policy: default-src 'self'")
                        .containsOnlyOnce("frame-ancestors 'none'")
                        .containsOnlyOnce("X-Content-Type-Options: nosniff")
                        .containsOnlyOnce("X-Frame-Options: DENY")
                        .containsOnlyOnce("Referrer-Policy: same-origin"));
        assertThat(scheduling.count()).isZero();
    }

    @Test
    void sends_cookies_that_are_secure_and_redirects_that_are_ours() {
        String start = get("/oauth2/authorization/npo", "Host: kai.example.jp");
        assertThat(start)
                .contains("redirect_uri=https://kai.example.jp/login/oauth2/code/npo")
                .contains("__Host-IBASHO_LOGIN_npo=", "Secure", "Strict-Transport-Security: max-age=31536000");
        assertThat(get("/calendar.ics?lang=en", "Host: KAI.example.jp:443"))
                .contains("__Host-lang=en")
                .contains("Secure");
        assertThat(scheduling.last().header("X-Forwarded-Host")).isEqualTo("kai.example.jp");
        assertThat(scheduling.last().header("X-Forwarded-Proto")).isEqualTo("https");
    }

    @Test
    void its_management_port_takes_any_host() {
        assertThat(raw(
                        management,
                        "GET /actuator/health/readiness HTTP/1.1\r\nHost: 10.1.2.3:9\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }
}
