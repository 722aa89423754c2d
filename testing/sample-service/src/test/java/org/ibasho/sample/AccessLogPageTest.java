package org.ibasho.sample;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.witness.WitnessAlarm;
import org.ibasho.chassis.accesslog.witness.WitnessAlarms;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The operators' API and page of the access log: how it stands, a verification, and alarms that are acknowledged. */
@ServiceTest
class AccessLogPageTest {

    private static final String API = "/api/operations/scheduling/access-log";
    private static final String PAGE = "/operations/scheduling/access-log";

    @LocalServerPort
    private int port;

    @Autowired
    private LogDatabase log;

    private final String origin =
            "ibasho/access-log/" + UUID.randomUUID().toString().substring(0, 8);

    private Api as(String role) {
        return Api.at(port).with(Realm.of("npo").token(role));
    }

    private Api operator() {
        return as("operator");
    }

    private long raised(WitnessAlarm kind) {
        WitnessAlarms alarms = new WitnessAlarms(log.jdbc());
        alarms.raise(origin, kind, 1_234);
        return alarms.latest(1).getFirst().id();
    }

    private JsonNode alarm() {
        return StreamSupport.stream(operator().get(API).json().path("alarms").spliterator(), false)
                .filter(one -> one.path("origin").asString().equals(origin))
                .findFirst()
                .orElseThrow();
    }

    private Api.Answer acknowledge(String id, String reason) {
        return operator().post(API + "/alarms/" + id + "/acknowledgement", "{\"reason\": \"%s\"}".formatted(reason));
    }

    @Test
    void an_alarm_is_acknowledged_once_and_stays() {
        String id = Long.toString(raised(WitnessAlarm.OLDER));
        assertThat(alarm().has("acknowledgement")).isFalse();

        assertThat(acknowledge(id, " restored from a backup ").status()).isEqualTo(204);

        assertThat(alarm().at("/acknowledgement/reason").asString()).isEqualTo("restored from a backup");
        assertThat(alarm().at("/acknowledgement/by").asString()).isEqualTo("somebody");
        Api.Answer second = acknowledge(id, "again");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("alarm-already-acknowledged");
        JsonNode action =
                operator().get("/api/operations/scheduling/actions").json().get(0);
        assertThat(action.path("action").asString()).isEqualTo("ACKNOWLEDGED");
        assertThat(action.path("subject").asString()).isEqualTo(origin + " " + id);
    }

    @ParameterizedTest
    @CsvSource({"999999999, x, 404, alarm-not-found", "x, x, 400, invalid-value", "1, '', 400, required"})
    void what_can_not_be_acknowledged_is_refused_with_a_code(String id, String reason, int status, String code) {
        Api.Answer answer = acknowledge(id, reason);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "peer-staff", "city-officer"})
    void is_for_operators_alone(String role) {
        assertThat(as(role).get(PAGE + "/alarms/1").status()).isEqualTo(403);
        assertThat(as(role).post(PAGE + "/alarms/1").status()).isEqualTo(403);
        assertThat(as(role).post(API + "/alarms/1/acknowledgement").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"360, ja", "1280, ja", "360, en"})
    void a_person_verifies_the_log_and_says_what_came_of_an_alarm(int width, String language) {
        raised(WitnessAlarm.INCONSISTENT);
        await().untilAsserted(() -> assertThat(
                        operator().get(API + "/verification").json().path("findings"))
                .isEmpty());
        try (Chromium chromium = Chromium.start();
                BrowserContext window = chromium.window(
                        width,
                        800,
                        options -> options.setLocale(language)
                                .setExtraHTTPHeaders(Map.of(
                                        "Authorization",
                                        "Bearer " + Realm.of("npo").token("operator"))))) {
            Page page = window.newPage();
            page.navigate("http://localhost:" + port + PAGE);
            look(page, "open-" + language + "-" + width);
            page.locator("a.go").click();
            assertThat(page.locator("[role=status]")).hasCount(1);
            look(page, "verified-" + language + "-" + width);
            open(page).getByRole(AriaRole.LINK).click();
            look(page, "alarm-" + language + "-" + width);
            page.getByRole(AriaRole.TEXTBOX).fill("あ".repeat(200));
            page.locator("main").getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator("[role=status]")).hasCount(1);
            assertThat(open(page)).hasCount(0);
            assertThat(page.locator("section[aria-labelledby=alarms] tbody tr")
                            .filter(new Locator.FilterOptions().setHasText(origin)))
                    .hasCount(1);
            look(page, "acknowledged-" + language + "-" + width);
        }
    }

    @Test
    void a_reason_that_is_missing_or_too_long_is_said_beside_the_field_and_nothing_is_saved() {
        long id = raised(WitnessAlarm.UNSIGNED);
        Api browser = operator().header("Accept", "text/html");

        assertThat(browser.form(PAGE + "/alarms/" + id, "reason=+").body()).contains("ここを入力してください。");
        Api.Answer tooLong = browser.form(PAGE + "/alarms/" + id, "reason=" + "x".repeat(201));
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.body()).contains("長すぎるか、短すぎます。").contains("x".repeat(201));
        assertThat(alarm().has("acknowledgement")).isFalse();
    }

    private Locator open(Page page) {
        return page.locator("section[aria-labelledby=open] .card")
                .filter(new Locator.FilterOptions().setHasText(origin));
    }

    private static void look(Page page, String name) {
        Chromium.picture(page, "access-log-" + name);
        Chromium.hasNoBarrier(page);
    }
}
