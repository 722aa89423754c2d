package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.ibasho.gateway.StubService.Answer;
import org.ibasho.web.limits.ClientHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RoutingTest extends GatewayTest {

    private final Map<String, StubService> services =
            Map.of("scheduling", scheduling, "attendance", attendance, "reporting", reporting);

    @ParameterizedTest
    @CsvSource({
        "/api/gatherings/7/door, attendance, /api/gatherings/7/door",
        "/api/gatherings/7/door/marks/3?x=%E5%A4%A7, attendance, /api/gatherings/7/door/marks/3?x=%E5%A4%A7",
        "/door, attendance, /door",
        "/door/7, attendance, /door/7",
        "/api/reports/monthly/2026-12, reporting, /api/reports/monthly/2026-12",
        "/reports, reporting, /reports",
        "/reports/2026-12, reporting, /reports/2026-12",
        "/api/gatherings, scheduling, /api/gatherings",
        "/api/gatherings/7, scheduling, /api/gatherings/7",
        "/api/calendar?from=2026-12-01&to=2026-12-31, scheduling, /api/calendar?from=2026-12-01&to=2026-12-31",
        "/api/calendar/7, scheduling, /api/calendar/7",
        "/, scheduling, /",
        "/first-visit, scheduling, /first-visit",
        "/about/SANGO, scheduling, /about/SANGO",
        "/calendar, scheduling, /calendar",
        "/calendar/2026-12, scheduling, /calendar/2026-12",
        "/calendar/2026-12/print, scheduling, /calendar/2026-12/print",
        "/calendar/2026-12.pdf, scheduling, /calendar/2026-12.pdf",
        "/calendar/subscribe, scheduling, /calendar/subscribe",
        "/calendar.ics, scheduling, /calendar.ics",
        "/calendar.ics?programme=SANGO&town=%E5%B0%8F%E6%A8%BD%E5%B8%82, scheduling,"
                + " /calendar.ics?programme=SANGO&town=%E5%B0%8F%E6%A8%BD%E5%B8%82",
        "/calendar.atom?kind=OUTING, scheduling, /calendar.atom?kind=OUTING",
        "/calendar/7.ics, scheduling, /calendar/7.ics",
        "/gatherings, scheduling, /gatherings",
        "/plans/example.csv, scheduling, /plans/example.csv",
        "/api/plans/7, scheduling, /api/plans/7",
        "/series/new, scheduling, /series/new",
        "/api/series/7, scheduling, /api/series/7",
        "/gatherings/7/edit, scheduling, /gatherings/7/edit",
        "/programmes/SANGO, scheduling, /programmes/SANGO",
        "/api/programmes, scheduling, /api/programmes",
        "/staff, scheduling, /staff",
        "/logins/own, scheduling, /logins/own",
        "/api/logins, scheduling, /api/logins",
        "/notices, scheduling, /notices",
        "/notices/stop/7, scheduling, /notices/stop/7",
        "/api/staff/7, scheduling, /api/staff/7",
        "/operations/scheduling, scheduling, /operations/scheduling",
        "/operations/attendance/parked/7/discard, attendance, /operations/attendance/parked/7/discard",
        "/api/operations/reporting/parked, reporting, /api/operations/reporting/parked",
        "/assets/scheduling/notice/worker.js, scheduling, /assets/scheduling/notice/worker.js",
        "/assets/attendance/door.js, attendance, /assets/attendance/door.js",
        "/assets/reporting/report.css, reporting, /assets/reporting/report.css",
        "/v3/api-docs/scheduling, scheduling, /v3/api-docs",
        "/v3/api-docs/attendance, attendance, /v3/api-docs",
        "/v3/api-docs/reporting, reporting, /v3/api-docs",
    })
    void routes_each_path_to_its_service(String path, String service, String target) {
        String role = path.contains("/operations/") ? "operator" : "supervisor";
        HttpResponse<String> answer = browser().get(path, "Authorization", bearer(realm.token(role)));

        assertThat(answer.statusCode()).isEqualTo(200);
        services.forEach((name, stub) -> assertThat(stub.count()).as(name).isEqualTo(name.equals(service) ? 1 : 0));
        assertThat(services.get(service))
                .extracting(stub -> stub.last().target())
                .isEqualTo(target);
    }

    @Test
    void what_all_pages_share_comes_from_the_gateway_and_the_rest_without_a_login_from_its_service() {
        assertThat(browser().get("/assets/ibasho.css").body()).contains(":root");
        assertThat(scheduling.count()).isZero();

        scheduling.answers(new Answer(200, Map.of("Cache-Control", "max-age=3600, public"), "style"));
        HttpResponse<String> style = browser().get("/assets/scheduling/site/calendar.css");

        assertThat(style.body()).isEqualTo("style");
        assertThat(style.headers().allValues("Cache-Control")).containsExactly("max-age=3600, public");
        assertThat(browser().cookies()).isEmpty();
    }

    @Test
    void forwards_method_body_and_idempotency_key() {
        browser()
                .post(
                        "/api/gatherings",
                        "{\"theme\": \"冬\"}",
                        "Authorization",
                        bearer(realm.token("supervisor")),
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        "k1");

        assertThat(scheduling.last().method()).isEqualTo("POST");
        assertThat(scheduling.last().body()).isEqualTo("{\"theme\": \"冬\"}");
        assertThat(scheduling.last().header("Idempotency-Key")).isEqualTo("k1");
        assertThat(scheduling.last().header("Content-Type")).startsWith("application/json");
    }

    @Test
    void forwards_a_file_unchanged() {
        String file = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n日付\r\n--x--\r\n";
        signedIn()
                .post(
                        "/plans",
                        file,
                        "Content-Type",
                        "multipart/form-data; boundary=x",
                        "Sec-Fetch-Site",
                        "same-origin");

        assertThat(scheduling.last().target()).isEqualTo("/plans");
        assertThat(scheduling.last().header("Content-Type")).startsWith("multipart/form-data;boundary=x");
        assertThat(scheduling.last().body()).isEqualTo(file);
    }

    @Test
    void forwards_a_form_unchanged() {
        signedIn()
                .post(
                        "/gatherings",
                        "theme=%E5%86%AC+%26&doors=VENUE&doors=ZOOM",
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Sec-Fetch-Site",
                        "same-origin");

        assertThat(scheduling.last().target()).isEqualTo("/gatherings");
        assertThat(scheduling.last().body()).isEqualTo("theme=%E5%86%AC+%26&doors=VENUE&doors=ZOOM");
    }

    @Test
    void lets_anybody_subscribe_and_a_mail_program_stop_without_a_login() {
        browser()
                .post(
                        "/notices/stop/7",
                        "List-Unsubscribe=One-Click",
                        "Content-Type",
                        "application/x-www-form-urlencoded");

        assertThat(scheduling.last().target()).isEqualTo("/notices/stop/7");
        assertThat(scheduling.last().body()).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(scheduling.last().header("Authorization")).isNull();
    }

    @Test
    void forwards_a_redirect_of_a_service_unchanged() {
        scheduling.answers(new Answer(303, Map.of("Location", "/gatherings/7"), ""));

        HttpResponse<String> answer =
                browser().post("/gatherings", "", "Authorization", bearer(realm.token("supervisor")));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/gatherings/7");
        assertThat(scheduling.count()).isEqualTo(1);
    }

    @Test
    void forwards_a_refusal_of_a_service_unchanged() {
        scheduling.answers(
                new Answer(403, Map.of("Content-Type", "application/problem+json"), "{\"code\": \"not-allowed\"}"));

        HttpResponse<String> answer =
                browser().post("/api/gatherings", "{}", "Authorization", bearer(realm.token("city-officer")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).isEqualTo("{\"code\": \"not-allowed\"}");
    }

    @Test
    void ignores_external_forwarded_headers_and_sets_its_own() {
        browser()
                .get(
                        "/api/calendar",
                        "X-Forwarded-Host",
                        "evil.example",
                        "X-Forwarded-For",
                        "1.2.3.4",
                        "Forwarded",
                        "host=evil.example",
                        "Authorization",
                        "Basic eDp5");

        assertThat(scheduling.last().header("X-Forwarded-Host"))
                .isEqualTo(gateway().substring("http://".length()));
        assertThat(scheduling.last().header("X-Forwarded-Proto")).isEqualTo("http");
        assertThat(scheduling.last().header("X-Forwarded-For")).isNull();
        assertThat(scheduling.last().header("Forwarded")).isNull();
        assertThat(scheduling.last().header("Authorization")).isNull();
    }

    @Test
    void tells_a_service_the_client_and_not_its_address_whatever_the_client_says() {
        ClientHeader header = new ClientHeader(CLIENT_KEY);
        String forged = String.valueOf(header.value("203.0.113.7"));

        browser().get("/notices", ClientHeader.NAME, forged);

        String sent = scheduling.last().header(ClientHeader.NAME);
        assertThat(sent).isNotNull().isNotEqualTo(forged);
        MockHttpServletRequest received = new MockHttpServletRequest();
        received.addHeader(ClientHeader.NAME, String.valueOf(sent));
        assertThat(header.client(received)).isNotNull();
        assertThat(scheduling.last().headers().toString()).doesNotContain("127.0.0.1", "203.0.113.7");
    }

    @Test
    void removes_server_headers_and_cookies_of_services() {
        scheduling.answers(new Answer(
                200,
                Map.of("Server", "stub/1", "X-Powered-By", "stub", "Set-Cookie", "lang=fr", "ETag", "\"1\""),
                "x"));

        HttpResponse<String> answer = browser().get("/calendar.ics");

        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "set-cookie", "keep-alive");
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void forwards_the_language_and_remembers_it() {
        HttpResponse<String> chosen = browser().get("/calendar.ics?lang=en");
        assertThat(scheduling.last().header("Accept-Language")).isEqualTo("en");
        assertThat(chosen.headers().firstValue("Set-Cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("lang=en"));

        browser().get("/calendar.ics", "Accept-Language", "ja");

        assertThat(scheduling.last().header("Accept-Language")).isEqualTo("en");
        assertThat(scheduling.last().header("Cookie")).isNull();
    }

    @Test
    void falls_back_to_japanese_for_unsupported_languages() {
        browser().get("/calendar.ics?lang=fr");

        assertThat(scheduling.last().header("Accept-Language")).isEqualTo("ja");
    }
}
