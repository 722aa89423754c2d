package org.ibasho.sample;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.ibasho.chassis.projection.build.ReadModelDefinition;
import org.ibasho.testing.Api;
import org.ibasho.testing.Api.Answer;
import org.ibasho.testing.Chromium;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Tests of the operators' API and page. */
@ServiceTest
class OperationsTest {

    private static final String TALLIES = ReadModelDefinition.of("tallies").id();
    private static final String TOPIC = "ibasho.consultation.dispatch.v1";
    private static final String TYPE = "org.ibasho.consultation.dispatch-replied.v2";
    private static final String API = "/api/operations/scheduling";
    private static final String PAGE = "/operations/scheduling";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final String subject = UUID.randomUUID().toString();

    private Api as(String role) {
        return Api.at(port).with(Realm.of("npo").token(role));
    }

    private Api operator() {
        return as("operator");
    }

    /** A message that nobody can read, and a good one behind it. */
    private JsonNode parked() {
        Wire.tell("consultation", TOPIC, TYPE, subject, "{ secret: not JSON");
        Wire.tell("consultation", TOPIC, TYPE, subject, """
            {"gatheringId": "%s", "startsAt": "2031-07-10T13:30:00+09:00", "accepted": false}
            """.formatted(subject));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> mine().path("waiting").asInt() == 1);
        return mine();
    }

    private JsonNode mine() {
        return StreamSupport.stream(operator().get(API + "/parked").json().spliterator(), false)
                .filter(one -> one.path("subject").asString().equals(subject))
                .findFirst()
                .orElseGet(tools.jackson.databind.node.JsonNodeFactory.instance::objectNode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor", "peer-staff", "city-officer"})
    void is_for_operators_alone(String role) {
        assertThat(as(role).get(API).status()).isEqualTo(403);
        assertThat(as(role).get(PAGE).status()).isEqualTo(403);
        assertThat(as(role).post(API + "/publication").status()).isEqualTo(403);
        assertThat(Api.at(port).get(API).status()).isEqualTo(401);
    }

    @Test
    void shows_what_is_parked_and_why_and_nothing_of_what_it_says() {
        JsonNode waiting = parked();
        assertThat(waiting.path("topic").asString()).isEqualTo(TOPIC);
        assertThat(waiting.path("reason").asString()).isEqualTo("unreadable");
        assertThat(waiting.path("detail").asString()).isEqualTo("StreamReadException");
        assertThat(operator().get(API).body()).contains(subject).doesNotContain("secret");
    }

    @Test
    void a_retry_that_fails_again_says_so_and_changes_nothing() {
        String id = parked().path("id").asString();
        Answer answer = operator().post(API + "/parked/" + id + "/retry");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("outcome").asString()).isEqualTo("STILL_FAILS");
        assertThat(mine().path("waiting").asInt()).isEqualTo(1);
    }

    @Test
    void a_message_is_given_up_once_and_whoever_comes_second_is_told() {
        String id = parked().path("id").asString();
        JsonNode first = operator().post(API + "/parked/" + id + "/discard").json();
        JsonNode second = operator().post(API + "/parked/" + id + "/discard").json();
        assertThat(first.path("outcome").asString()).isEqualTo("DISCARDED");
        assertThat(first.path("takenIn").asInt()).isEqualTo(1);
        assertThat(second.path("outcome").asString()).isEqualTo("ALREADY_SETTLED");
        assertThat(operator()
                        .post(API + "/parked/" + id + "/retry")
                        .json()
                        .path("outcome")
                        .asString())
                .isEqualTo("ALREADY_SETTLED");
        assertThat(operator().get(API + "/actions").json().get(0).path("by").asString())
                .isEqualTo("somebody");
    }

    @ParameterizedTest
    @CsvSource({"999999999, 404, parked-message-not-found", "x, 400, invalid-value"})
    void a_number_that_nothing_was_parked_under_is_refused(String id, int status, String code) {
        Answer answer = operator().post(API + "/parked/" + id + "/discard");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void a_read_model_is_rebuilt_on_demand_and_it_is_noted_who_asked() {
        assertThat(operator().post(API + "/read-models/tallies/rebuild").status())
                .isEqualTo(202);
        assertThat(operator().post(API + "/read-models/unknown/rebuild").code()).isEqualTo("read-model-not-found");
        JsonNode action = operator().get(API + "/actions").json().get(0);
        assertThat(action.path("action").asString()).isEqualTo("REBUILT");
        assertThat(action.path("readModel").asString()).isEqualTo("tallies");
        await().untilAsserted(() -> {
            JsonNode tallies = operator().get(API).json().path("readModels").get(0);
            assertThat(tallies.path("name").asString()).isEqualTo("tallies");
            assertThat(tallies.path("state").asString()).isEqualTo("LIVE");
            assertThat(tallies.path("percent").asInt()).isEqualTo(100);
        });
    }

    @Test
    void a_stream_that_a_reader_passes_by_is_shown_with_its_reason_and_tried_again_on_demand() {
        jdbc.sql("""
            insert into event (
                stream_id, sequence_number, stream_type, event_id, event_type, metadata, payload, recorded_at)
            values (?::uuid, 0, 'tally', gen_random_uuid(), 'tally.of-tomorrow', '{}', '{"secret": 1}', now())
            """).param(subject).update();
        await().untilAsserted(() -> assertThat(stopped()).hasSize(2));
        assertThat(stopped())
                .extracting(
                        one -> one.path("reader").asString(),
                        one -> one.path("type").asString(),
                        one -> one.path("reason").asString())
                .contains(
                        tuple("outbox", "tally.of-tomorrow", "UNKNOWN_TYPE"),
                        tuple(TALLIES, "tally.of-tomorrow", "UNKNOWN_TYPE"));
        assertThat(operator().get(API).body()).doesNotContain("secret");
        String retry = API + "/parked-streams/" + TALLIES + "/" + subject + "/retry";
        assertThat(as("supervisor").post(retry).status()).isEqualTo(403);
        assertThat(operator().post(retry).status()).isEqualTo(202);
        await().untilAsserted(() ->
                assertThat(stopped()).noneMatch(one -> one.path("retryAsked").asBoolean()));
        assertThat(operator()
                        .post(API + "/parked-streams/nothing/" + subject + "/retry")
                        .code())
                .isEqualTo("parked-stream-not-found");
        assertThat(operator().get(PAGE).body()).contains(subject);
    }

    private List<JsonNode> stopped() {
        return StreamSupport.stream(
                        operator().get(API).json().path("parkedStreams").spliterator(), false)
                .filter(one -> one.path("stream").asString().equals(subject))
                .toList();
    }

    @Test
    void is_described_for_programs() {
        JsonNode paths = operator().get("/v3/api-docs").json().path("paths");
        assertThat(paths.has(API)).isTrue();
        assertThat(paths.has(API + "/parked/{id}/discard")).isTrue();
        assertThat(paths.has(API + "/publication")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"360, ja", "1280, ja", "360, en"})
    void a_person_gives_a_message_up_after_reading_what_that_means(int width, String language) {
        parked();
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
            look(page, "parked-" + language + "-" + width);
            row(page).getByRole(AriaRole.BUTTON).click();
            look(page, "still-fails-" + language + "-" + width);
            row(page).getByRole(AriaRole.LINK).click();
            look(page, "discard-" + language + "-" + width);
            page.locator("main").getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator("[role=status]")).hasCount(1);
            assertThat(row(page)).hasCount(0);
            look(page, "discarded-" + language + "-" + width);
            page.navigate("http://localhost:" + port + PAGE + "/publication");
            look(page, "publication-" + language + "-" + width);
            page.locator("main").getByRole(AriaRole.BUTTON).click();
            assertThat(page.locator("[role=status]")).hasCount(1);
            look(page, "publishing-" + language + "-" + width);
        }
    }

    private Locator row(Page page) {
        return page.locator("section[aria-labelledby=parked] tbody tr")
                .filter(new Locator.FilterOptions().setHasText(subject));
    }

    private static void look(Page page, String name) {
        Chromium.picture(page, "operations-" + name);
        Chromium.hasNoBarrier(page);
    }
}
