package org.ibasho.scheduling.gathering.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import org.ibasho.scheduling.staffing.dispatch.CentreReplies;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.ibasho.time.Tokyo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class GatheringApiTest {

    private static final String TOPIC = "ibasho.scheduling.gathering.v1";

    @LocalServerPort
    private int port;

    private Api supervisor = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    private static String today() {
        return LocalDate.now(Tokyo.ZONE).toString();
    }

    private static String plan(String kind, String programme, String day) {
        return """
            {"programme": "%s", "kind": "%s", "theme": "冬の過ごし方", "startsAt": "%sT13:30:00+09:00",
             "endsAt": "%sT16:00:00+09:00", "venue": {"name": "会館 3階", "town": "札幌市"}, "doors": ["VENUE", "ZOOM"],
             "lateRecord": true, "acceptOverlap": true}
            """.formatted(programme, kind, day, day);
    }

    private String planned(String kind, String programme, String day) {
        Api.Answer answer = supervisor.post("/api/gatherings", plan(kind, programme, day));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location");
    }

    @Test
    void a_gathering_is_planned_published_and_concluded_and_its_events_are_published() {
        String gathering = planned("REGULAR", "SANGO", today());
        assertThat(supervisor.get(gathering).json().path("state").asString()).isEqualTo("PLANNED");

        assertThat(supervisor
                        .post(gathering + "/publication", "{\"withMissingSeats\": true}")
                        .status())
                .isEqualTo(204);
        assertThat(supervisor.post(gathering + "/conclusion").status()).isEqualTo(204);

        assertThat(supervisor.get(gathering).json().path("state").asString()).isEqualTo("CONCLUDED");
        String id = gathering.substring("/api/gatherings/".length());
        await().untilAsserted(() -> assertThat(Wire.read("analytics", TOPIC, id))
                .extracting(Wire.Told::type)
                .containsExactly(
                        "org.ibasho.scheduling.gathering-published.v1",
                        "org.ibasho.scheduling.gathering-concluded.v1"));
    }

    @Test
    void the_public_calendar_shows_what_was_announced_and_nothing_else() {
        String day = "2031-05-10";
        planned("REGULAR", "SANGO", day);
        String announced = planned("BEGINNERS", "SANGO", day);
        supervisor.post(announced + "/publication", "{\"withMissingSeats\": true}");
        supervisor.post(announced + "/cancellation", "{\"reason\": \"雪のため\"}");

        var gatherings = Api.at(port)
                .get("/api/calendar?from=2031-05-01&to=2031-05-31")
                .json()
                .path("gatherings");

        assertThat(gatherings.size()).isEqualTo(1);
        assertThat(gatherings.get(0).path("state").asString()).isEqualTo("CANCELLED");
        assertThat(gatherings.get(0).path("cancellationReason").asString()).isEqualTo("雪のため");
        assertThat(gatherings.get(0).path("startsAt").asString()).isEqualTo("2031-05-10T13:30:00+09:00");
    }

    @Test
    void the_same_key_has_one_effect_and_the_same_answer() {
        Api keyed = supervisor.header("Idempotency-Key", "november-plan-1");
        Api.Answer first = keyed.post("/api/gatherings", plan("OUTING", "SANGO", "2031-06-10"));
        Api.Answer second = keyed.post("/api/gatherings", plan("OUTING", "SANGO", "2031-06-10"));
        Api.Answer other = keyed.post("/api/gatherings", plan("OUTING", "SANGO", "2031-06-11"));

        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void bad_input_gets_a_problem_with_a_code_and_a_field() {
        assertProblem(plan("PICNIC", "SANGO", today()), 400, "unknown-value", "kind");
        assertProblem(plan("PERSONS", "SANGO", today()), 422, "kind-not-in-programme", "kind");
        assertProblem(plan("REGULAR", "SANGO", "2026-02-30"), 400, "invalid-date", "startsAt");
        assertProblem(plan("REGULAR", "SANGO", today()).replace("T16:00", "T12:00"), 422, "end-before-start", "endsAt");
        assertProblem("{\"programme\": ", 400, "broken-json", "");
        assertProblem("{\"programme\": \"SANGO\"}", 400, "required", null);
        assertProblem("\"" + "x".repeat(10_000_000) + "\"", 413, "body-too-large", "");
    }

    private void assertProblem(String body, int status, String code, @org.jspecify.annotations.Nullable String field) {
        Api.Answer answer = supervisor.post("/api/gatherings", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("message").path("ja").asString()).isNotBlank();
        assertThat(answer.json().path("message").path("en").asString()).isNotBlank();
        if (field != null) {
            assertThat(answer.json().path("field").asString("")).isEqualTo(field);
        }
    }

    @Test
    void only_a_valid_token_of_this_realm_with_the_right_role_may_plan() {
        String plan = plan("REGULAR", "SANGO", today());
        assertThat(Api.at(port).post("/api/gatherings", plan).status()).isEqualTo(401);
        assertThat(as(Realm.of("centre").token("supervisor"))
                        .post("/api/gatherings", plan)
                        .status())
                .isEqualTo(401);
        assertThat(as(Realm.of("npo").token("peer-staff"))
                        .post("/api/gatherings", plan)
                        .status())
                .isEqualTo(403);
    }

    private Api as(String token) {
        return Api.at(port).with(token);
    }

    @Test
    void a_commissioned_gathering_shows_the_counsellor_until_it_moves() {
        String gathering = planned("PERSONS", "YORIDOKORO", "2031-07-10");
        assertThat(dispatchState(gathering)).isEqualTo("NOT_REQUESTED");
        supervisor.post(gathering + "/publication", "{\"withMissingSeats\": true}");
        assertThat(dispatchState(gathering)).isEqualTo("REQUESTED");

        String id = gathering.substring("/api/gatherings/".length());
        CentreReplies.accepted(id, "2031-07-10T13:30:00+09:00", "専門相談員 佐藤");
        await().untilAsserted(() -> assertThat(dispatchState(gathering)).isEqualTo("ACCEPTED"));
        assertThat(supervisor
                        .get(gathering)
                        .json()
                        .path("dispatch")
                        .path("counsellor")
                        .asString())
                .isEqualTo("専門相談員 佐藤");

        supervisor.post(gathering + "/rescheduling", """
            {"startsAt": "2031-07-11T13:30:00+09:00", "endsAt": "2031-07-11T16:00:00+09:00"}
            """);
        assertThat(dispatchState(gathering)).isEqualTo("REQUESTED");
    }

    private String dispatchState(String gathering) {
        return supervisor.get(gathering).json().path("dispatch").path("state").asString();
    }

    @Test
    void the_feed_for_calendar_programs_does_not_reveal_the_subject() {
        String gathering = planned("PERSONS", "YORIDOKORO", today());
        supervisor.post(gathering + "/publication", "{\"withMissingSeats\": true}");
        Api.Answer feed = Api.at(port).get("/calendar.ics");
        assertThat(feed.header("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
        assertThat(List.of(feed.body().split("\r\n")))
                .contains(
                        "SUMMARY:会",
                        "UID:" + gathering.substring("/api/gatherings/".length()) + "@ibasho",
                        "SEQUENCE:1");
    }

    @Test
    void the_api_describes_itself_and_its_idempotency_key() {
        var paths = supervisor.get("/v3/api-docs").json().path("paths");
        var parameters = paths.path("/api/gatherings").path("post").path("parameters");
        assertThat(parameters.size()).isEqualTo(1);
        assertThat(parameters.get(0).path("name").asString()).isEqualTo("Idempotency-Key");
        assertThat(parameters.get(0).path("in").asString()).isEqualTo("header");
        assertThat(paths.has("/api/calendar")).isTrue();
    }
}
