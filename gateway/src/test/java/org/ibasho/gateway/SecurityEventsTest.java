package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ibasho.gateway.StubService.Answer;
import org.ibasho.testing.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Security events are in a file of their own: who, from where and what, and nothing of the request. */
@TestPropertySource(properties = "ibasho.security-log.file=target/security/events.log")
class SecurityEventsTest extends GatewayTest {

    private static final Path FILE = Path.of("target/security/events.log");

    @Test
    void a_login_a_refusal_a_failed_login_and_a_logout_are_one_line_each() throws Exception {
        long before = lines().size();

        Browser browser = signedIn();
        scheduling.answers(new Answer(403, Map.of("Content-Type", "application/problem+json"), "{}"));
        browser.page("/gatherings/7?secret=somebodys-name");
        browser.page("/operations");
        browser.get("/login/oauth2/code/npo?code=old&state=old");
        browser.post("/logout", "", "Sec-Fetch-Site", "same-origin");

        List<String> events = lines().stream().skip(before).toList();
        assertThat(events)
                .hasSize(5)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{")
                        .contains("127.0.0.1")
                        .doesNotContain("secret", "somebodys-name", "/gatherings"));
        assertThat(events.get(0)).contains("login-succeeded", "supervisor", "somebody");
        assertThat(events.get(1)).contains("access-refused", "status-403", "somebody");
        assertThat(events.get(2)).contains("access-refused", "status-403", "somebody");
        assertThat(events.get(3)).contains("login-failed", "authorization_request_not_found");
        assertThat(events.get(4)).contains("logged-out", "somebody");
    }

    private static List<String> lines() throws IOException {
        return Files.exists(FILE) ? Files.readAllLines(FILE) : List.of();
    }
}
