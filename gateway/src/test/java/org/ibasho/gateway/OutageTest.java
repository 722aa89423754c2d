package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.ibasho.testing.Browser;
import org.ibasho.testing.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
            "ibasho.reporting.url=http://localhost:1",
            "ibasho.contacts[0].ja=札幌こころのセンター",
            "ibasho.contacts[0].en=Sapporo Kokoro no Centre",
            "ibasho.contacts[0].phone=011-622-5190",
            "ibasho.contacts[1].ja=NPOの事務所",
            "ibasho.contacts[1].en=Office of the NPO",
            "ibasho.contacts[1].phone=03-0000-0000"
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

    @ParameterizedTest
    @ValueSource(strings = {"/", "/first-visit", "/about/SANGO", "/calendar", "/calendar/2026-12", "/notices"})
    void shows_who_wants_to_come_one_kind_page_with_the_phone_numbers_in_both_languages(String path) {
        HttpResponse<String> answer = get(path, "text/html");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body())
                .contains("いま、予定を表示できません。", "集まりがなくなったわけではありません。")
                .contains("The programme cannot be shown at the moment.")
                .contains("札幌こころのセンター", "Sapporo Kokoro no Centre", "href=\"tel:+81116225190\">011-622-5190</a>")
                .contains("03-0000-0000", "href=\"/assets/ibasho.css\"")
                .doesNotContain("??", "th:", "Exception");
        assertThat(answer.body())
                .isEqualTo(get("/", "text/html", "Accept-Language", "en").body());
    }

    @Test
    void does_not_show_that_page_to_staff_at_work_nor_to_programs() {
        FailuresTest.assertProblem(get("/", "application/json"), 503, "temporarily-unavailable");
        FailuresTest.assertProblem(get("/api/calendar/programmes", "text/html"), 503, "temporarily-unavailable");
        assertThat(get("/gatherings", "text/html").statusCode()).isEqualTo(303);
    }

    @Test
    void the_page_has_no_barrier_on_a_small_phone_or_a_wide_screen() {
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.window(1280, 800).newPage();
            page.navigate("http://localhost:" + port + "/");
            Chromium.look(page, "unavailable");
        }
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

    private HttpResponse<String> get(String path, String accept, String... headers) {
        try (Browser browser = browser()) {
            return browser.get(
                    path,
                    Stream.concat(Stream.of("Accept", accept), Stream.of(headers))
                            .toArray(String[]::new));
        }
    }

    private Browser browser() {
        return new Browser("http://localhost:" + port);
    }
}
