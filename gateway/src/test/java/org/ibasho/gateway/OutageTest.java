package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A gateway that is alone: no service and no realm answers. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "ibasho.issuer=http://localhost:1",
            "ibasho.audience=ibasho-npo",
            "ibasho.login.client-id=x",
            "ibasho.login.client-secret=x",
            "ibasho.scheduling.url=http://localhost:1",
            "ibasho.attendance.url=http://localhost:1",
            "ibasho.reporting.url=http://localhost:1"
        })
class OutageTest {

    @LocalServerPort
    private int port;

    @Test
    void answers_a_program_quickly_with_a_problem_and_logs_one_line(CapturedOutput log) {
        Instant start = Instant.now();
        HttpResponse<String> answer = get("/api/calendar?from=2026-12-01&to=2026-12-31", "application/json");

        FailuresTest.assertProblem(answer, 503, "temporarily-unavailable");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
        assertThat(log.getOut().lines().filter(line -> line.contains("WARN") || line.contains("ERROR")))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).doesNotContain("2026-12-01", "stack_trace"));
    }

    @Test
    void answers_a_person_with_a_page() {
        HttpResponse<String> answer = get("/calendar.ics", "text/html");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("<h1>", "少し待ってから、もう一度お試しください。");
    }

    @Test
    void still_shows_the_public_page() {
        HttpResponse<String> answer = get("/", "text/html");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("いま、予定を表示できません。");
    }

    @Test
    void asks_for_patience_when_the_realm_is_down() {
        FailuresTest.assertProblem(get("/login", "application/json"), 503, "temporarily-unavailable");
        try (StubRealm realm = new StubRealm("ibasho-npo");
                Browser browser = browser()) {
            FailuresTest.assertProblem(
                    browser.get("/api/gatherings", "Authorization", "Bearer " + realm.token("supervisor")),
                    503,
                    "temporarily-unavailable");
        }
    }

    private HttpResponse<String> get(String path, String accept) {
        try (Browser browser = browser()) {
            return browser.get(path, "Accept", accept);
        }
    }

    private Browser browser() {
        return new Browser("http://localhost:" + port);
    }
}
