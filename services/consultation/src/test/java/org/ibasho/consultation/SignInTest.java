package org.ibasho.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.ibasho.testing.Browser;
import org.ibasho.testing.Realm;
import org.junit.jupiter.api.Test;

class SignInTest extends CentreTest {

    private HttpRequest.Builder page(String path) {
        return HttpRequest.newBuilder(URI.create(address() + path)).header("Accept", "text/html");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    @Test
    void a_page_without_a_session_leads_to_the_login() throws Exception {
        HttpResponse<String> answer = send(page("/dispatches"));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/login");
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("IBASHO_CENTRE=")
                .contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void a_call_without_a_token_is_refused() {
        assertThat(nobody().get("/api/dispatches").status()).isEqualTo(401);
        assertThat(nobody().get("/api/consultations").code()).isEqualTo("not-signed-in");
        assertThat(nobody().with(Realm.of("npo").token("counsellor"))
                        .get("/api/consultations")
                        .code())
                .isEqualTo("not-signed-in");
    }

    @Test
    void the_first_page_shows_the_login_and_the_side() throws Exception {
        HttpResponse<String> first = send(page("/"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("class=\"centre\"", "センター職員のページ", "href=\"/login\"");
        assertThat(first.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'");
    }

    @Test
    void the_login_starts_at_the_realm_and_is_bound_to_this_browser() throws Exception {
        HttpResponse<String> start = send(page("/login"));
        assertThat(start.headers().firstValue("Location")).hasValue(address() + "/oauth2/authorization/centre");

        String there = send(page("/oauth2/authorization/centre"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(there)
                .startsWith(Realm.of("centre").issuer())
                .contains("code_challenge_method=S256", "client_id=centre-web", "response_type=code");
    }

    @Test
    void a_failed_login_shows_a_message_and_does_not_loop() throws Exception {
        HttpResponse<String> failed = send(page("/login?failed"));
        assertThat(failed.statusCode()).isEqualTo(401);
        assertThat(failed.body()).contains("ログインできませんでした");
        HttpResponse<String> back = send(page("/login/oauth2/code/centre?error=access_denied&state=unknown"));
        assertThat(back.headers().firstValue("Location").orElseThrow()).endsWith("/login?failed");
    }

    @Test
    void a_change_that_another_site_had_sent_is_refused() throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(address() + "/consultations"))
                .header("Cookie", "IBASHO_CENTRE=anything")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("cross-site-request");
    }

    @Test
    void a_counsellor_signs_in_works_and_signs_out_and_no_token_reaches_the_browser() throws Exception {
        Realm.of("centre").login().as("counsellor");
        try (Browser browser = new Browser(address())) {
            HttpResponse<String> page = browser.follow(browser.page("/consultations?month=2026-10"));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.uri().toString()).isEqualTo(address() + "/consultations?month=2026-10");
            assertThat(page.body()).contains("2026年10月の相談", "ログアウト");
            assertThat(browser.get("/api/consultations").statusCode()).isEqualTo(200);
            assertThat(browser.cookies()).hasSize(1).allMatch(cookie -> cookie.startsWith("IBASHO_CENTRE="));
            assertThat(browser.cookies() + page.body()).doesNotContain("eyJ");

            HttpResponse<String> out = browser.post("/logout", "", "Sec-Fetch-Site", "same-origin");
            assertThat(out.headers().firstValue("Location").orElseThrow())
                    .startsWith(Realm.of("centre").issuer() + "/logout")
                    .contains("post_logout_redirect_uri");
            assertThat(browser.get("/api/consultations").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_coordinator_sees_requests_and_no_consultations() throws Exception {
        Realm.of("centre").login().as("coordinator");
        try (Browser browser = new Browser(address())) {
            HttpResponse<String> page = browser.follow(browser.page("/login"));
            assertThat(page.uri().toString()).isEqualTo(address() + "/dispatches");
            assertThat(page.body()).contains("派遣の依頼").doesNotContain("相談の記録");
            assertThat(browser.page("/consultations").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void a_user_locked_by_the_realm_is_locked_out_here() throws Exception {
        Realm.of("centre").login().as("counsellor");
        Realm.of("centre").login().shutsOut();
        try (Browser browser = new Browser(address())) {
            HttpResponse<String> back = browser.page("/login");
            while (!back.uri().getPath().startsWith("/login/oauth2/code")) {
                back = browser.next(back);
            }
            assertThat(browser.get("/api/dispatches").statusCode()).isEqualTo(401);
            assertThat(browser.page("/dispatches").headers().firstValue("Location"))
                    .hasValue("/login");
        }
    }
}
