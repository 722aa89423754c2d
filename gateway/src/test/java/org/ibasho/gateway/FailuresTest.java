package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest extends GatewayTest {

    private static final byte[] TOO_MUCH = new byte[1024 * 1024 + 1];

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/gatherings", "/api/reports/monthly/2026-12", "/api/gatherings/7/door", "/api/nothing"})
    void asks_a_program_without_token_for_one(String path) {
        HttpResponse<String> answer = browser().get(path);

        assertProblem(answer, 401, "not-signed-in");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void does_not_open_the_public_calendar_to_changes() {
        assertProblem(browser().post("/api/calendar", "{}"), 401, "not-signed-in");
    }

    @Test
    void refuses_a_token_of_the_other_realm() {
        try (StubRealm centre = new StubRealm("ibasho-centre")) {
            assertProblem(with(centre.token("counsellor")), 401, "not-signed-in");
        }
        assertThat(scheduling.count()).isZero();
    }

    @Test
    void refuses_a_token_that_was_made_for_somebody_else() {
        try (StubRealm sameNameOtherKey = new StubRealm("ibasho-npo")) {
            assertProblem(with(sameNameOtherKey.token("supervisor")), 401, "not-signed-in");
        }
    }

    @Test
    void refuses_a_token_that_has_run_out() {
        assertProblem(with(realm.token("supervisor", Instant.now().minusSeconds(120))), 401, "not-signed-in");
    }

    @Test
    void refuses_a_body_with_a_large_content_length() {
        HttpResponse<String> answer = browser()
                .send(
                        "POST",
                        "/api/gatherings",
                        BodyPublishers.ofByteArray(TOO_MUCH),
                        "Authorization",
                        bearer(realm.token("supervisor")));

        assertProblem(answer, 413, "body-too-large");
        assertThat(scheduling.count()).isZero();
    }

    @Test
    void refuses_a_body_that_exceeds_the_limit() {
        HttpResponse<String> answer = browser()
                .send(
                        "POST",
                        "/api/gatherings",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TOO_MUCH)),
                        "Authorization",
                        bearer(realm.token("supervisor")));

        assertProblem(answer, 413, "body-too-large");
    }

    @Test
    void a_photo_on_its_way_to_its_form_may_be_larger_than_other_bodies() {
        signedIn();
        String path = "/venues/3f2504e0-4f89-31d3-9a0c-0305e82c3301/photo";
        assertThat(upload(path, 6 * 1024 * 1024).statusCode()).isEqualTo(200);
        assertThat(scheduling.last().body()).hasSize(6 * 1024 * 1024);

        HttpResponse<String> refused = upload(path, 17 * 1024 * 1024);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("大きすぎます").doesNotContain("Exception");
        assertThat(upload("/gatherings", 2 * 1024 * 1024).statusCode()).isEqualTo(413);
        assertThat(scheduling.count()).isEqualTo(1);
    }

    private HttpResponse<String> upload(String path, int bytes) {
        return browser()
                .send(
                        "POST",
                        path,
                        BodyPublishers.ofString("x".repeat(bytes)),
                        "Accept",
                        "text/html",
                        "Accept-Language",
                        "ja",
                        "Sec-Fetch-Site",
                        "same-origin",
                        "Content-Type",
                        "multipart/form-data; boundary=photo-boundary");
    }

    @Test
    void shows_a_signed_in_user_a_not_found_page() {
        HttpResponse<String> answer = signedIn().page("/nothing");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("お探しのページは見つかりませんでした", "href=\"/gatherings\"");
    }

    private HttpResponse<String> with(String token) {
        return browser().get("/api/gatherings", "Authorization", bearer(token));
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"", "\"ja\":", "\"en\":");
    }
}
