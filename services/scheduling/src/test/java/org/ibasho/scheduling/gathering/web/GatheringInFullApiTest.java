package org.ibasho.scheduling.gathering.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServiceTest
class GatheringInFullApiTest {

    private static final String TOPIC = "ibasho.scheduling.gathering.v1";
    private static final String OUTSIDE =
            ", \"details\": {\"tables\": [\"フリー\"], \"capacity\": 12, \"meetingPoint\": \"駅前\","
                    + " \"gear\": \"飲みもの\", \"rainRule\": \" \"}";

    @LocalServerPort
    private int port;

    private Api supervisor = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    private static String plan(String kind, String day, String venue, String more) {
        return """
            {"programme": "SANGO", "kind": "%s", "theme": "山", "startsAt": "%2$sT13:30:00+09:00",
             "endsAt": "%2$sT16:00:00+09:00", "venue": {"name": "%3$s", "town": "札幌市"}, "doors": ["VENUE"]%4$s}
            """.formatted(kind, day, venue, more);
    }

    private String planned(String kind, String day, String venue, String more) {
        Api.Answer answer = supervisor.post("/api/gatherings", plan(kind, day, venue, more));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location");
    }

    private void done(String path, String body) {
        Api.Answer answer = supervisor.post(path, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private void publish(String gathering) {
        done(gathering + "/publication", "{\"withMissingSeats\": true}");
    }

    private static void assertProblem(Api.Answer answer, int status, String code, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("field").asString("")).isEqualTo(field);
    }

    private JsonNode announced(String gathering) {
        return Api.at(port).get(gathering.replace("gatherings", "calendar")).json();
    }

    private static String revision(String venue, String more) {
        return """
                {"theme": "川", "venue": {"name": "%s", "town": "江別市"}, "doors": ["VENUE", "ZOOM"]%s}
                """.formatted(venue, more);
    }

    @Test
    void an_outing_has_details() {
        String outing = planned("OUTING", "2035-01-06", "円山", OUTSIDE);
        publish(outing);
        JsonNode details = announced(outing).path("details");
        assertThat(details.path("tables").get(0).asString()).isEqualTo("フリー");
        assertThat(details.path("capacity").asInt()).isEqualTo(12);
        assertThat(details.path("meetingPoint").asString()).isEqualTo("駅前");
        assertThat(details.path("rainRule").isMissingNode()).isTrue();
    }

    @Test
    void outing_details_of_other_kinds_are_refused_beside_their_field() {
        assertProblem(
                supervisor.post("/api/gatherings", plan("REGULAR", "2035-01-07", "円山", OUTSIDE)),
                422,
                "meeting-point-without-outing",
                "details.meetingPoint");
        String crowd = ", \"details\": {\"capacity\": 501}";
        assertThat(supervisor
                        .post("/api/gatherings", plan("REGULAR", "2035-01-07", "円山", crowd))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_announced_gathering_can_be_revised_and_its_venue_is_published() {
        String gathering = planned("REGULAR", "2035-02-03", "会館甲", "");
        publish(gathering);
        done(gathering + "/revision", revision("会館乙", ", \"details\": {\"tables\": [\"ゲーム\", \"初心者\"]}"));
        done(gathering + "/revision", revision("会館乙", ""));

        JsonNode now = announced(gathering);
        assertThat(now.path("theme").asString()).isEqualTo("川");
        assertThat(now.path("venue").path("name").asString()).isEqualTo("会館乙");
        assertThat(now.path("doors").size()).isEqualTo(2);
        assertThat(now.path("details").path("tables").size()).isZero();
        String id = gathering.substring("/api/gatherings/".length());
        await().untilAsserted(() -> assertThat(Wire.read("analytics", TOPIC, id))
                .extracting(Wire.Told::type)
                .containsExactly(
                        "org.ibasho.scheduling.gathering-published.v1", "org.ibasho.scheduling.gathering-revised.v1"));
        JsonNode told = Wire.read("analytics", TOPIC, id).getLast().data();
        assertThat(told.path("venue").path("name").asString()).isEqualTo("会館乙");
        assertThat(told.toString()).doesNotContain("川");
    }

    @Test
    void past_gatherings_are_planned_only_as_late_records() {
        assertProblem(
                supervisor.post("/api/gatherings", plan("REGULAR", "2020-01-11", "会館丙", "")),
                422,
                "in-the-past",
                "startsAt");
        String late = planned("REGULAR", "2020-01-11", "会館丙", ", \"lateRecord\": true");
        assertThat(supervisor.get(late).json().path("lateRecord").asBoolean()).isTrue();
        done(
                late + "/rescheduling",
                "{\"startsAt\": \"2035-03-03T10:00:00+09:00\", \"endsAt\": \"2035-03-03T12:00:00+09:00\"}");
        assertThat(supervisor.get(late).json().path("lateRecord").asBoolean()).isFalse();
        assertProblem(
                supervisor.post(
                        late + "/rescheduling",
                        "{\"startsAt\": \"2020-01-12T10:00:00+09:00\", \"endsAt\": \"2020-01-12T12:00:00+09:00\"}"),
                422,
                "in-the-past",
                "startsAt");
    }

    @Test
    void a_taken_venue_is_a_warning_that_names_the_other_gathering_and_can_be_accepted() {
        planned("REGULAR", "2035-04-07", "会館丁", "");
        Api.Answer warned = supervisor.post("/api/gatherings", plan("BEGINNERS", "2035-04-07", "会館丁", ""));
        assertProblem(warned, 409, "venue-taken", "venue");
        assertThat(warned.json().path("message").path("ja").asString()).contains("4月7日 13:30–16:00", "通常例会");
        assertThat(warned.json().path("message").path("en").asString()).contains("2035-04-07", "Regular meeting");
        planned("BEGINNERS", "2035-04-07", "会館丁", ", \"acceptOverlap\": true");

        String elsewhere = planned("OUTING", "2035-04-08", "会館丁", "");
        String there = "\"startsAt\": \"2035-04-07T15:59:00+09:00\", \"endsAt\": \"2035-04-07T18:00:00+09:00\"";
        assertProblem(supervisor.post(elsewhere + "/rescheduling", "{" + there + "}"), 409, "venue-taken", "venue");
        done(elsewhere + "/rescheduling", "{" + there.replace("15:59", "16:00") + "}");
        done(elsewhere + "/rescheduling", "{" + there + ", \"acceptOverlap\": true}");

        String other = planned("REGULAR", "2035-04-07", "会館戊", "");
        String move = revision("会館丁", "").replace("江別市", "札幌市");
        assertProblem(supervisor.post(other + "/revision", move), 409, "venue-taken", "venue");
        done(other + "/revision", revision("会館丁", ", \"acceptOverlap\": true").replace("江別市", "札幌市"));
    }

    @Test
    void a_repeated_plan_does_not_overlap_itself() {
        Api keyed = supervisor.header("Idempotency-Key", "its-own-neighbour");
        String first = keyed.post("/api/gatherings", plan("REGULAR", "2035-05-05", "会館己", ""))
                .header("Location");
        assertThat(keyed.post("/api/gatherings", plan("REGULAR", "2035-05-05", "会館己", ""))
                        .header("Location"))
                .isEqualTo(first);
    }

    @Test
    void a_cancelled_gathering_can_have_a_replacement_that_is_public_once_announced() {
        String gathering = planned("OUTING", "2035-06-02", "円山", OUTSIDE);
        publish(gathering);
        String off = "{\"reason\": \"大雨のため\", \"replacement\":"
                + " {\"startsAt\": \"2035-06-09T13:30:00+09:00\", \"endsAt\": \"2035-06-09T16:00:00+09:00\"}}";
        Api keyed = supervisor.header("Idempotency-Key", "rain");
        assertThat(keyed.post(gathering + "/cancellation", off).status()).isEqualTo(204);
        assertThat(keyed.post(gathering + "/cancellation", off).status()).isEqualTo(204);

        JsonNode cancelled = supervisor.get(gathering).json();
        assertThat(cancelled.path("state").asString()).isEqualTo("CANCELLED");
        String replacement =
                "/api/gatherings/" + cancelled.path("replacement").path("id").asString();
        JsonNode again = supervisor.get(replacement).json();
        assertThat(again.path("state").asString()).isEqualTo("PLANNED");
        assertThat(again.path("startsAt").asString()).isEqualTo("2035-06-09T13:30:00+09:00");
        assertThat(again.path("details").path("gear").asString()).isEqualTo("飲みもの");

        assertThat(announced(gathering).path("replacement").isMissingNode()).isTrue();
        publish(replacement);
        assertThat(announced(gathering).path("replacement").path("startsAt").asString())
                .isEqualTo("2035-06-09T13:30:00+09:00");
    }

    @Test
    void neither_is_done_if_the_replacement_cannot_be() {
        String gathering = planned("REGULAR", "2035-07-07", "会館庚", "");
        assertProblem(
                supervisor.post(
                        gathering + "/cancellation",
                        "{\"reason\": \"雪\", \"replacement\": {\"startsAt\": \"2020-06-09T13:30:00+09:00\","
                                + " \"endsAt\": \"2020-06-09T16:00:00+09:00\"}}"),
                422,
                "in-the-past",
                "startsAt");
        assertThat(supervisor.get(gathering).json().path("state").asString()).isEqualTo("PLANNED");
    }

    @Test
    void its_history_shows_who_changed_what() {
        String gathering = planned("REGULAR", "2035-08-04", "会館辛", "");
        publish(gathering);
        done(gathering + "/revision", revision("会館壬", ""));
        done(gathering + "/cancellation", "{\"reason\": \"雪のため\"}");

        JsonNode happenings = supervisor.get(gathering + "/history").json().path("happenings");
        assertThat(happenings.valueStream().map(it -> it.path("code").asString()))
                .containsSequence("planned", "published")
                .containsSubsequence("theme", "venue", "doors", "cancelled")
                .contains("exception");
        assertThat(happenings.valueStream().map(it -> it.path("by").asString("")))
                .containsOnly("somebody");
        assertThat(happenings.get(0).path("sentence").path("ja").asString()).isEqualTo("8月4日 13:30–16:00の予定に入れました。");
        assertThat(happenings.get(0).path("sentence").path("en").asString())
                .isEqualTo("Added for 2035-08-04, 13:30–16:00.");
        assertThat(Api.at(port)
                        .with(Realm.of("npo").token("peer-staff"))
                        .get(gathering + "/history")
                        .status())
                .isEqualTo(403);
        assertThat(supervisor
                        .get("/api/gatherings/0193a1b2-0000-7000-8000-00000000dead/history")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void changes_by_a_series_are_marked() {
        String series = supervisor.post("/api/series", """
                {"programme": "SANGO", "kind": "REGULAR", "theme": "近況", "first": "2036-01-01",
                 "rule": "FREQ=MONTHLY;BYDAY=2SA;COUNT=2", "start": "13:30", "end": "16:00",
                 "venue": {"name": "会館癸", "town": "札幌市"}, "doors": ["VENUE"]}
                """).header("Location");
        String id = supervisor
                .get(series)
                .json()
                .path("gatherings")
                .get(0)
                .path("gatheringId")
                .asString();
        JsonNode first = supervisor
                .get("/api/gatherings/" + id + "/history")
                .json()
                .path("happenings")
                .get(0);
        assertThat(first.path("withSeries").asBoolean()).isTrue();
        assertThat(first.path("by").isMissingNode()).isTrue();
    }
}
