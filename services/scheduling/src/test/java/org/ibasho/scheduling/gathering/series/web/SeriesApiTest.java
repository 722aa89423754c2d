package org.ibasho.scheduling.gathering.series.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServiceTest
class SeriesApiTest {

    @LocalServerPort
    private int port;

    private Api supervisor = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    private static String series(String rule, String first, String venue) {
        return """
            {"programme": "SANGO", "kind": "REGULAR", "theme": "近況", "first": "%s", "rule": "%s", "without": [8],
             "start": "13:30", "end": "16:00", "venue": {"name": "%s", "town": "札幌市"}, "doors": ["VENUE"]}
            """.formatted(first, rule, venue);
    }

    private static String fiscalYear(int year, String venue) {
        return series("FREQ=MONTHLY;BYDAY=2SA;UNTIL=%d0331".formatted(year + 1), year + "-04-01", venue);
    }

    private String begun(int year, String venue) {
        Api.Answer answer = supervisor.post("/api/series", fiscalYear(year, venue));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location");
    }

    private List<JsonNode> gatherings(String series) {
        List<JsonNode> gatherings = new ArrayList<>();
        for (JsonNode one : supervisor.get(series).json().path("gatherings")) {
            gatherings.add(supervisor
                    .get("/api/gatherings/" + one.path("gatheringId").asString())
                    .json());
        }
        return gatherings;
    }

    private static List<String> each(List<JsonNode> gatherings, String field) {
        return gatherings.stream().map(one -> one.path(field).asString()).toList();
    }

    @Test
    void a_year_of_second_saturdays_without_august_is_eleven_gatherings() {
        List<JsonNode> gatherings = gatherings(begun(2041, "会館A"));
        assertThat(each(gatherings, "state")).hasSize(11).containsOnly("PLANNED");
        assertThat(each(gatherings, "startsAt"))
                .startsWith("2041-04-13T13:30:00+09:00")
                .endsWith("2042-03-08T13:30:00+09:00")
                .noneMatch(start -> start.startsWith("2041-08"));
    }

    @Test
    void a_preview_marks_holidays_and_taken_venues_and_changes_nothing() {
        String year = fiscalYear(2043, "会館B");
        JsonNode free = supervisor.post("/api/series/preview", year).json();
        assertThat(free.path("sentence").path("ja").asString()).isEqualTo("毎月 第2土曜日(8月をのぞく)");
        assertThat(free.path("sentence").path("en").asString())
                .isEqualTo("The second Saturday of each month (not in August)");
        assertThat(free.path("days").size()).isEqualTo(11);
        assertThat(free.path("days").get(0).path("taken").size()).isZero();

        begun(2043, "会館B");
        JsonNode taken = supervisor.post("/api/series/preview", year).json();
        assertThat(taken.path("days").get(0).path("taken").size()).isEqualTo(1);
        JsonNode later = supervisor
                .post(
                        "/api/series/preview",
                        year.replace("13:30", "16:00").replace("\"end\": \"16:00\"", "\"end\": \"18:00\""))
                .json();
        assertThat(later.path("days").get(0).path("taken").size()).isZero();

        JsonNode childrensDay = supervisor
                .post("/api/series/preview", series("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5;COUNT=1", "2043-01-01", "会館B"))
                .json();
        assertThat(childrensDay.path("days").get(0).path("holiday").asString()).isEqualTo("CHILDREN");
    }

    @Test
    void the_same_key_starts_one_series() {
        Api keyed = supervisor.header("Idempotency-Key", "plan-2045");
        Api.Answer first = keyed.post("/api/series", fiscalYear(2045, "会館C"));
        Api.Answer second = keyed.post("/api/series", fiscalYear(2045, "会館C"));
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        JsonNode april =
                supervisor.post("/api/series/preview", fiscalYear(2045, "会館C")).json();
        assertThat(april.path("days").get(0).path("taken").size()).isEqualTo(1);
    }

    @Test
    void only_the_chosen_days_are_planned_and_no_others_can_be() {
        String chosen = fiscalYear(2047, "会館D").replace("\"without\"", "\"dates\": [\"2047-05-11\"], \"without\"");
        String series = supervisor.post("/api/series", chosen).header("Location");
        assertThat(each(gatherings(series), "startsAt")).containsExactly("2047-05-11T13:30:00+09:00");
        assertProblem(chosen.replace("2047-05-11", "2047-05-12"), 400, "day-not-in-rule", "dates");
        assertProblem(chosen.replace("\"2047-05-11\"", ""), 422, "series-without-days", "dates");
    }

    @Test
    void this_and_following_change_and_manual_changes_stay() {
        String series = begun(2049, "会館E");
        JsonNode days = supervisor.get(series).json().path("gatherings");
        String own = "/api/gatherings/" + days.get(10).path("gatheringId").asString();
        supervisor.post(own + "/rescheduling", """
            {"startsAt": "2050-03-13T10:00:00+09:00", "endsAt": "2050-03-13T12:00:00+09:00"}
            """);
        String announced = "/api/gatherings/" + days.get(9).path("gatheringId").asString();
        supervisor.post(announced + "/publication", "{\"withMissingSeats\": true}");

        Api.Answer answer = supervisor.post(
                series + "/change", """
            {"from": "%s", "start": "14:00", "end": "17:00", "theme": "自由", "venue": {"name": "公民館", "town": "江別市"}}
            """.formatted(days.get(8).path("date").asString()));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
        List<JsonNode> after = gatherings(series);
        assertThat(each(after, "startsAt").stream().map(start -> start.substring(11, 16)))
                .containsExactly(
                        "13:30", "13:30", "13:30", "13:30", "13:30", "13:30", "13:30", "13:30", "14:00", "14:00",
                        "10:00");
        assertThat(after.stream().map(one -> one.path("venue").path("name").asString()))
                .containsExactly("会館E", "会館E", "会館E", "会館E", "会館E", "会館E", "会館E", "会館E", "公民館", "公民館", "公民館");
        assertThat(each(after, "theme").subList(7, 11)).containsExactly("近況", "自由", "自由", "自由");
    }

    @Test
    void all_are_cancelled_except_those_that_already_were() {
        String series = begun(2051, "会館F");
        JsonNode days = supervisor.get(series).json().path("gatherings");
        supervisor.post(
                "/api/gatherings/" + days.get(0).path("gatheringId").asString() + "/cancellation",
                "{\"reason\": \"雪のため\"}");
        assertThat(supervisor
                        .post(series + "/cancellation", "{\"reason\": \"会場が閉まるため\"}")
                        .status())
                .isEqualTo(204);
        assertThat(each(gatherings(series), "state")).hasSize(11).containsOnly("CANCELLED");
        assertThat(each(gatherings(series), "cancellationReason")).startsWith("雪のため", "会場が閉まるため");
        Api.Answer again = supervisor.post(series + "/cancellation", "{\"reason\": \"もう一度\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("nothing-left-of-series");
    }

    @Test
    void bad_input_gets_a_problem_with_a_code_and_a_field() {
        assertProblem(series("FREQ=WEEKLY", "2041-04-01", "会館"), 400, "rule-never-ends", "rule");
        assertProblem(series("FREQ=DAILY;UNTIL=20430401", "2041-04-01", "会館"), 400, "rule-too-many", "rule");
        assertProblem(series("FREQ=DAILY;UNTIL=20400401", "2041-04-01", "会館"), 400, "rule-without-days", "rule");
        assertProblem(series("毎月", "2041-04-01", "会館"), 400, "rule-unreadable", "rule");
        assertProblem(fiscalYear(2041, " "), 400, "required", "venue.name");
        assertProblem(fiscalYear(2041, "会館").replace("16:00", "13:30"), 422, "end-before-start", "endsAt");
        assertProblem(fiscalYear(2041, "会館").replace("REGULAR", "PERSONS"), 422, "kind-not-in-programme", "kind");
        assertProblem(fiscalYear(2041, "会館").replace("[8]", "[13]"), 400, "invalid-value", "without[0]");
        assertThat(supervisor
                        .get("/api/series/0193a1b2-0000-7000-8000-00000000ffff")
                        .code())
                .isEqualTo("series-not-found");
    }

    private void assertProblem(String body, int status, String code, String field) {
        Api.Answer answer = supervisor.post("/api/series", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("field").asString("")).isEqualTo(field);
        assertThat(answer.json().path("message").path("ja").asString()).doesNotContain("うまくいきませんでした");
    }

    @Test
    void peer_staff_have_read_access() {
        Api peer = Api.at(port).with(Realm.of("npo").token("peer-staff"));
        assertThat(peer.post("/api/series", fiscalYear(2053, "会館G")).status()).isEqualTo(403);
        assertThat(peer.get(begun(2053, "会館G")).status()).isEqualTo(200);
        assertThat(Api.at(port).get("/api/series/preview").status()).isEqualTo(401);
    }
}
