package org.ibasho.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
    void a_call_without_a_token_is_told_so() {
        assertThat(nobody().get("/api/dispatches").status()).isEqualTo(401);
        assertThat(nobody().get("/api/consultations").code()).isEqualTo("not-signed-in");
        assertThat(nobody().with(Realm.of("npo").token("counsellor"))
                        .get("/api/consultations")
                        .code())
                .isEqualTo("not-signed-in");
    }

    @Test
    void the_first_page_shows_the_way_in_and_whose_house_it_is() throws Exception {
        HttpResponse<String> first = send(page("/"));
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("class=\"centre\"", "センター職員のページ", "href=\"/login\"");
        assertThat(first.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'");
    }

    @Test
    void the_login_starts_at_the_realm_and_proves_that_it_was_started_here() throws Exception {
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
    void a_login_that_failed_says_so_and_goes_round_no_more() throws Exception {
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
}
