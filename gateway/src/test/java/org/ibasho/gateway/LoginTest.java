package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.ibasho.testing.Browser;
import org.junit.jupiter.api.Test;

class LoginTest extends GatewayTest {

    @Test
    void leads_a_person_who_asks_for_a_page_to_the_login_and_back_to_the_page() {
        HttpResponse<String> first = browser().page("/gatherings/7");
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).contains("/login");

        HttpResponse<String> last = browser().follow(first);

        assertThat(last.statusCode()).isEqualTo(200);
        assertThat(last.uri()).hasToString(gateway() + "/gatherings/7");
        assertThat(scheduling.last().header("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void sends_the_token_to_the_service_and_a_session_cookie_alone_to_the_browser() {
        HttpResponse<String> answer = signedIn().page("/gatherings");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(scheduling.last().header("Authorization")).startsWith("Bearer ey");
        assertThat(scheduling.last().header("Cookie")).isNull();
        assertThat(browser().cookies())
                .hasSize(1)
                .allSatisfy(cookie -> assertThat(cookie).startsWith("IBASHO=").doesNotContain("ey"));
    }

    @Test
    void renews_the_session_id_at_the_login_and_hides_it_from_scripts() {
        HttpResponse<String> before = browser().page("/gatherings");
        String anonymous = before.headers().firstValue("Set-Cookie").orElseThrow();

        browser().follow(before);

        assertThat(anonymous).startsWith("IBASHO=").contains("HttpOnly", "SameSite=Lax");
        assertThat(browser().cookies()).hasSize(1).doesNotContain(anonymous.split(";", 2)[0]);
    }

    @Test
    void tells_the_public_site_who_looks_and_asks_nobody_else_for_a_login() {
        assertThat(browser().page("/").statusCode()).isEqualTo(200);
        assertThat(scheduling.last().header("Authorization")).isNull();
        assertThat(browser().cookies()).isEmpty();

        HttpResponse<String> answer = signedIn().page("/");

        assertThat(scheduling.last().header("Authorization")).startsWith("Bearer ey");
        assertThat(answer.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void shows_the_public_site_to_somebody_whose_token_is_renewed_no_more() {
        realm.tokensLive(1);
        Browser browser = signedIn();
        realm.refusesRenewal();

        assertThat(browser.page("/").statusCode()).isEqualTo(200);
        assertThat(scheduling.last().header("Authorization")).isNull();
        assertThat(browser.page("/gatherings").statusCode()).isEqualTo(303);
    }

    @Test
    void accepts_the_session_for_the_api() {
        assertThat(signedIn().get("/api/gatherings/7").statusCode()).isEqualTo(200);
        assertThat(scheduling.last().header("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void does_not_let_another_site_use_the_session() {
        HttpResponse<String> foreign = signedIn().post("/api/gatherings", "{}", "Sec-Fetch-Site", "cross-site");
        HttpResponse<String> unknown = browser().post("/api/gatherings", "{}", "Origin", "https://evil.example");
        HttpResponse<String> logout = browser().post("/logout", "", "Sec-Fetch-Site", "cross-site");

        FailuresTest.assertProblem(foreign, 403, "cross-site-request");
        FailuresTest.assertProblem(unknown, 403, "cross-site-request");
        FailuresTest.assertProblem(logout, 403, "cross-site-request");
        assertThat(scheduling.count()).isZero();
        assertThat(browser().page("/gatherings").statusCode()).isEqualTo(200);
    }

    @Test
    void renews_a_token_that_has_run_out_without_anybody_noticing() {
        realm.tokensLive(1);
        Browser browser = signedIn();
        int before = realm.renewals();

        assertThat(browser.page("/gatherings").statusCode()).isEqualTo(200);

        assertThat(realm.renewals()).isEqualTo(before + 1);
    }

    @Test
    void ends_the_session_when_the_realm_renews_its_token_no_more() {
        realm.tokensLive(1);
        Browser browser = signedIn();
        realm.refusesRenewal();
        int before = realm.renewals();

        FailuresTest.assertProblem(browser.get("/api/gatherings"), 401, "not-signed-in");

        HttpResponse<String> page = browser.page("/gatherings");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/login");
        assertThat(browser.page("/").statusCode()).isEqualTo(200);
        assertThat(scheduling.last().target()).isEqualTo("/");
        assertThat(scheduling.last().header("Authorization")).isNull();
        assertThat(scheduling.count()).as("what is public alone").isEqualTo(1);
        assertThat(realm.renewals()).isEqualTo(before + 1);
    }

    @Test
    void ends_both_sessions_at_logout_and_comes_back_to_the_public_page() {
        HttpResponse<String> answer = signedIn().post("/logout", "", "Sec-Fetch-Site", "same-origin");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location)
                        .startsWith(realm.issuer() + "/logout?id_token_hint=ey")
                        .endsWith("post_logout_redirect_uri=" + gateway() + "/"));
        assertThat(browser().page("/gatherings").statusCode()).isEqualTo(303);
    }

    @Test
    void does_not_log_out_by_a_link() {
        assertThat(signedIn().page("/logout").statusCode()).isEqualTo(404);
        assertThat(browser().page("/gatherings").statusCode()).isEqualTo(200);
    }

    @Test
    void shows_a_failed_login_and_does_not_loop() {
        HttpResponse<String> answer = browser().page("/login/oauth2/code/npo?code=old&state=old");
        assertThat(answer.headers().firstValue("Location")).contains("/login?failed");

        HttpResponse<String> page = browser().follow(answer);

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("ログインできませんでした", "href=\"/login\"");
    }
}
