package org.ibasho.local.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RealmTest {

    private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-says-the-rfc";

    @TempDir
    static Path folder;

    private static TwoRealms realms;

    @BeforeAll
    static void start() throws Exception {
        realms = TwoRealms.startedIn(folder);
    }

    @AfterAll
    static void stop() {
        realms.close();
    }

    @Test
    void an_api_client_gets_a_token_for_its_side_with_its_roles() throws Exception {
        JsonNode answer = new RealmClient(realms.npo())
                .token("supervisor", "supervisor-secret", Map.of("grant_type", "client_credentials"));

        JsonNode claims = RealmClient.claims(answer.path("access_token").asString());
        assertThat(claims.path("iss").asString())
                .isEqualTo(realms.npo().issuer().toString());
        assertThat(RealmClient.JSON.writeValueAsString(claims.path("aud")))
                .isEqualTo("[\"ibasho-npo\",\"ibasho-npo-too\"]");
        assertThat(RealmClient.JSON.writeValueAsString(claims.path("roles"))).isEqualTo("[\"supervisor\"]");
        assertThat(claims.path("sub").asString()).isEqualTo("supervisor");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(1800);
    }

    @Test
    void a_client_of_one_realm_is_nobody_in_the_other() throws Exception {
        JsonNode answer = new RealmClient(realms.centre())
                .token("supervisor", "supervisor-secret", Map.of("grant_type", "client_credentials"));

        assertThat(answer.path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void a_wrong_secret_gets_no_token() throws Exception {
        JsonNode answer = new RealmClient(realms.npo())
                .token("supervisor", "guessed", Map.of("grant_type", "client_credentials"));

        assertThat(answer.path("error").asString()).isEqualTo("invalid_client");
    }

    @Test
    void somebody_logs_in_to_an_application_and_out_again() throws Exception {
        RealmClient browser = new RealmClient(realms.npo());
        assertThat(location(browser.get(authorize()))).endsWith("/login");

        String asked = location(browser.logIn("oya", "kado-mina-42"));
        String callback = location(browser.get(asked));
        assertThat(callback).startsWith(TwoRealms.CALLBACK + "?code=");

        JsonNode tokens = exchange(browser, callback);
        JsonNode access = RealmClient.claims(tokens.path("access_token").asString());
        assertThat(RealmClient.JSON.writeValueAsString(access.path("roles"))).isEqualTo("[\"supervisor\"]");
        assertThat(access.path("sub").asString()).isEqualTo(TwoRealms.OYA);
        assertThat(access.toString()).doesNotContain("oya", "大矢");
        JsonNode id = RealmClient.claims(tokens.path("id_token").asString());
        assertThat(id.path("sub").asString()).isEqualTo(TwoRealms.OYA);
        assertThat(id.path("preferred_username").asString()).isEqualTo("oya");
        assertThat(RealmClient.JSON.writeValueAsString(id.path("roles"))).isEqualTo("[\"supervisor\"]");

        JsonNode refreshed = browser.token(
                "browser",
                "browser-secret",
                Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token").asString()));
        assertThat(RealmClient.claims(refreshed.path("access_token").asString())
                        .path("sub")
                        .asString())
                .isEqualTo(TwoRealms.OYA);

        String farewell = "/connect/logout?"
                + RealmClient.encoded(
                        Map.of("client_id", "browser", "post_logout_redirect_uri", "http://elsewhere.example/"));
        assertThat(browser.get(farewell).statusCode()).isEqualTo(400);
        assertThat(location(browser.get(authorize()))).startsWith(TwoRealms.CALLBACK);

        farewell = "/connect/logout?"
                + RealmClient.encoded(Map.of("client_id", "browser", "post_logout_redirect_uri", TwoRealms.AFTERWARDS));
        assertThat(location(browser.get(farewell))).isEqualTo(TwoRealms.AFTERWARDS);
        assertThat(location(browser.get(authorize()))).endsWith("/login");
    }

    @Test
    void a_code_without_its_verifier_is_worth_nothing() throws Exception {
        RealmClient browser = new RealmClient(realms.npo());
        browser.get(authorize());
        String callback = location(browser.get(location(browser.logIn("oya", "kado-mina-42"))));

        JsonNode answer = browser.token(
                "browser",
                "browser-secret",
                Map.of("grant_type", "authorization_code", "code", code(callback), "redirect_uri", TwoRealms.CALLBACK));

        assertThat(answer.path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void a_wrong_password_is_said_kindly_and_many_ask_for_patience() throws Exception {
        RealmClient browser = new RealmClient(realms.centre());

        for (int attempt = 1; attempt <= 8; attempt++) {
            assertThat(location(browser.logIn("soudan", "guess" + attempt))).endsWith("/login?error");
        }

        assertThat(browser.get("/login?error").body()).contains("ちがうようです");
        assertThat(location(browser.logIn("soudan", "hoshi-59"))).endsWith("/login?wait");
    }

    @Test
    void a_login_without_the_pages_own_token_is_refused() throws Exception {
        HttpResponse<String> answer =
                new RealmClient(realms.npo()).post("/login", Map.of("username", "oya", "password", "kado-mina-42"), "");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void each_realm_has_a_session_cookie_of_its_own() throws Exception {
        assertThat(cookie(realms.npo()))
                .startsWith("NPO_IDENTITY=")
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(cookie(realms.centre())).startsWith("CENTRE_IDENTITY=");
    }

    @Test
    void the_login_page_lets_a_browser_load_nothing_from_elsewhere() throws Exception {
        String policy = new RealmClient(realms.npo())
                .get("/login")
                .headers()
                .firstValue("Content-Security-Policy")
                .orElse("");

        assertThat(policy).contains("default-src 'none'").contains("form-action 'self' http://localhost:18080/;");
    }

    @Test
    void tells_its_health_and_nothing_else_of_itself() throws Exception {
        for (Realm realm : new Realm[] {realms.npo(), realms.centre()}) {
            RealmClient browser = new RealmClient(realm);
            assertThat(browser.get("/actuator/health").body()).contains("\"UP\"");
            assertThat(browser.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(browser.get("/actuator/env").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void keeps_its_key_over_a_restart_in_a_file_that_only_its_owner_reads() throws Exception {
        String before = new RealmClient(realms.npo()).get("/oauth2/jwks").body();

        realms = realms.again();

        assertThat(new RealmClient(realms.npo()).get("/oauth2/jwks").body()).isEqualTo(before);
        assertThat(new RealmClient(realms.centre()).get("/oauth2/jwks").body()).isNotEqualTo(before);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(realms.npo().keyFile())))
                .isEqualTo("rw-------");
    }

    private static String cookie(Realm realm) throws Exception {
        return new RealmClient(realm)
                .get("/login")
                .headers()
                .firstValue("Set-Cookie")
                .orElse("");
    }

    private static JsonNode exchange(RealmClient browser, String callback) throws Exception {
        return browser.token(
                "browser",
                "browser-secret",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code(callback),
                        "redirect_uri",
                        TwoRealms.CALLBACK,
                        "code_verifier",
                        VERIFIER));
    }

    private static String code(String callback) {
        return URI.create(callback).getQuery().replaceAll(".*code=([^&]+).*", "$1");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("no redirect: " + answer.statusCode());
    }

    private static String authorize() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        return "/oauth2/authorize?"
                + RealmClient.encoded(Map.of(
                        "response_type", "code",
                        "client_id", "browser",
                        "redirect_uri", TwoRealms.CALLBACK,
                        "scope", "openid",
                        "state", "some-state",
                        "code_challenge",
                                Base64.getUrlEncoder().withoutPadding().encodeToString(digest),
                        "code_challenge_method", "S256"));
    }
}
