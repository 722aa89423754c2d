package org.ibasho.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServiceTest
class AttendanceApiTest {

    private static final String TOPIC = "ibasho.attendance.door.v1";

    @LocalServerPort
    private int port;

    private Api staff = Api.at(0);

    @BeforeEach
    void signIn() {
        staff = Api.at(port).with(Realm.of("npo").token("peer-staff"));
    }

    private static String door(String gathering) {
        return "/api/gatherings/" + gathering + "/door";
    }

    private String ready(LocalDate day) {
        String gathering = Announced.on(day);
        await().untilAsserted(
                        () -> assertThat(staff.get(door(gathering)).status()).isEqualTo(200));
        return gathering;
    }

    private String opened() {
        String gathering = ready(Announced.today());
        assertThat(staff.post(door(gathering) + "/opening").status()).isEqualTo(204);
        return gathering;
    }

    private static String mark(String id, String visit, String door) {
        return """
            {"id": "%s", "who": "PERSON", "visit": "%s", "door": "%s", "at": "2026-11-22T13:42:00+09:00"}
            """.formatted(id, visit, door);
    }

    private static String batch(String... marks) {
        return "{\"marks\": [" + String.join(",", marks) + "]}";
    }

    private static List<String> ids(int count) {
        return Stream.generate(() -> UUID.randomUUID().toString()).limit(count).toList();
    }

    private static String batchOf(List<String> ids) {
        return ids.stream()
                .map(id -> mark(id, "AGAIN", "VENUE"))
                .collect(Collectors.joining(",", "{\"marks\": [", "]}"));
    }

    private int total(String gathering) {
        return staff.get(door(gathering)).json().path("total").asInt();
    }

    @Test
    void twelve_marks_in_two_batches_with_one_sent_twice_and_one_undone_are_eleven() {
        String gathering = opened();
        List<String> first = ids(7);
        List<String> second = ids(5);

        staff.post(door(gathering) + "/marks", batchOf(first));
        staff.post(door(gathering) + "/marks", batchOf(second));
        Api.Answer repeated = staff.post(door(gathering) + "/marks", batchOf(second));
        assertThat(repeated.json().path("total").asInt()).isEqualTo(12);
        assertThat(staff.delete(door(gathering) + "/marks/" + first.getFirst()).status())
                .isEqualTo(204);
        assertThat(staff.delete(door(gathering) + "/marks/" + first.getFirst()).status())
                .isEqualTo(204);
        assertThat(staff.post(door(gathering) + "/closing").status()).isEqualTo(204);
        assertThat(staff.post(door(gathering) + "/closing").status()).isEqualTo(204);

        JsonNode tally = staff.get(door(gathering)).json();
        assertThat(tally.path("state").asString()).isEqualTo("CLOSED");
        assertThat(tally.path("total").asInt()).isEqualTo(11);
        assertThat(tally.path("byWho").path("PERSON").asInt()).isEqualTo(11);
        assertThat(tally.path("byVisit").path("FIRST").asInt(-1)).isZero();
        assertThat(tally.path("closedAt").asString()).endsWith("+09:00");
        assertThat(staff.post(door(gathering) + "/marks", batchOf(second)).status())
                .isEqualTo(200);
    }

    @Test
    void publishes_totals_and_never_a_single_mark() {
        String gathering = opened();
        staff.post(
                door(gathering) + "/marks",
                batch(
                        mark(UUID.randomUUID().toString(), "FIRST", "VENUE"),
                        mark(UUID.randomUUID().toString(), "FIRST", "VENUE"),
                        mark(UUID.randomUUID().toString(), "UNKNOWN", "ZOOM")));
        staff.post(door(gathering) + "/closing");

        await().untilAsserted(() -> assertThat(Wire.read("analytics", TOPIC, gathering))
                .extracting(Wire.Told::type)
                .containsExactly("org.ibasho.attendance.door-opened.v1", "org.ibasho.attendance.door-closed.v1"));
        JsonNode closed = Wire.read("analytics", TOPIC, gathering).getLast().data();
        assertThat(closed.toString())
                .isEqualTo("{\"gatheringId\":\"" + gathering + "\",\"total\":3,\"visits\":["
                        + "{\"who\":\"PERSON\",\"visit\":\"FIRST\",\"door\":\"VENUE\",\"count\":2},"
                        + "{\"who\":\"PERSON\",\"visit\":\"UNKNOWN\",\"door\":\"ZOOM\",\"count\":1}]}");
    }

    @Test
    void a_door_without_visits_closes_with_zero() {
        String gathering = opened();
        assertThat(staff.post(door(gathering) + "/closing").status()).isEqualTo(204);
        assertThat(total(gathering)).isZero();
    }

    @Test
    void a_past_gathering_can_be_entered_late_and_a_coming_one_not_yet() {
        String past = ready(Announced.today().minusDays(3));
        String coming = ready(Announced.today().plusDays(1));
        assertThat(staff.post(door(past) + "/opening").status()).isEqualTo(204);
        assertRefused(staff.post(door(coming) + "/opening"), 409, "door-not-yet", null);
    }

    @Test
    void a_gathering_that_moves_to_today_can_be_counted_today() {
        String gathering = ready(Announced.today().plusDays(5));
        Announced.moved(gathering, Announced.today());
        await().untilAsserted(() ->
                assertThat(staff.post(door(gathering) + "/opening").status()).isEqualTo(204));
    }

    @Test
    void a_cancelled_gathering_with_an_open_door_accepts_no_more_marks() {
        String gathering = opened();
        Announced.cancelled(gathering);
        await().untilAsserted(() -> assertThat(
                        staff.get(door(gathering)).json().path("state").asString())
                .isEqualTo("CALLED_OFF"));
        assertRefused(staff.post(door(gathering) + "/marks", batchOf(ids(1))), 409, "gathering-cancelled", null);
        assertRefused(staff.post(door(gathering) + "/closing"), 409, "gathering-cancelled", null);
    }

    @Test
    void one_invalid_mark_refuses_the_whole_batch_and_is_named() {
        String gathering = opened();
        List<String> ids = ids(3);
        String good = mark(ids.get(0), "AGAIN", "VENUE");
        String path = door(gathering) + "/marks";

        assertRefused(
                staff.post(path, batch(good, mark(ids.get(1), "AGAIN", "METAVERSE"))),
                422,
                "door-not-offered",
                "marks[1].door");
        assertRefused(
                staff.post(path, batch(good, mark(ids.get(1), "NEVER", "ZOOM"))),
                400,
                "unknown-value",
                "marks[1].visit");
        assertRefused(staff.post(path, batch(good, mark("7", "AGAIN", "ZOOM"))), 400, "invalid-id", "marks[1].id");
        assertRefused(staff.post(path, batch(good, "{}")), 400, "required", null);
        assertRefused(staff.post(path, batch()), 400, "required", "marks");
        assertRefused(staff.post(path, batchOf(ids(201))), 400, "wrong-length", "marks");
        assertRefused(staff.post(path, "{\"marks\": "), 400, "broken-json", null);
        assertThat(total(gathering)).isZero();
    }

    @Test
    void marking_needs_an_open_door_and_a_gathering_that_is_known() {
        String gathering = ready(Announced.today());
        assertRefused(staff.post(door(gathering) + "/marks", batchOf(ids(1))), 409, "door-not-open", null);
        staff.post(door(gathering) + "/opening");
        staff.post(door(gathering) + "/closing");
        assertRefused(staff.post(door(gathering) + "/opening"), 409, "door-closed", null);
        supervisor().post(door(gathering) + "/review", "{\"decision\": \"CONFIRM\"}");
        assertRefused(staff.post(door(gathering) + "/marks", batchOf(ids(1))), 409, "door-confirmed", null);

        String unknown = door(UUID.randomUUID().toString());
        assertRefused(staff.get(unknown), 404, "gathering-not-found", null);
        assertRefused(staff.post(unknown + "/opening"), 404, "gathering-not-found", null);
        assertRefused(staff.post(unknown + "/marks", batchOf(ids(1))), 404, "gathering-not-found", null);
    }

    private Api supervisor() {
        return Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    @Test
    void marks_that_arrive_after_the_closing_count_and_the_totals_are_published_again() {
        String gathering = opened();
        staff.post(door(gathering) + "/marks", batchOf(ids(2)));
        staff.post(door(gathering) + "/closing");
        assertThat(staff.post(door(gathering) + "/marks", batchOf(ids(3))).status())
                .isEqualTo(200);
        assertThat(total(gathering)).isEqualTo(5);
        await().untilAsserted(() -> assertThat(Wire.read("analytics", TOPIC, gathering))
                .extracting(it -> it.data().path("total").asInt(-1))
                .containsExactly(-1, 2, 5));
    }

    @Test
    void a_correction_is_published_and_stands_beside_what_was_counted() {
        String gathering = opened();
        staff.post(door(gathering) + "/marks", batchOf(ids(2)));
        staff.post(door(gathering) + "/closing");
        String correction = """
                {"changes": [{"who": "PERSON", "visit": "AGAIN", "door": "VENUE", "by": -1},
                             {"who": "FAMILY", "visit": "FIRST", "door": "ZOOM", "by": 3}], "reason": "用紙と合わせた"}
                """;
        assertThat(staff.post(door(gathering) + "/corrections", correction).status())
                .isEqualTo(403);
        assertThat(supervisor()
                        .post(door(gathering) + "/corrections", correction)
                        .status())
                .isEqualTo(204);

        JsonNode tally = staff.get(door(gathering)).json();
        assertThat(tally.path("total").asInt()).isEqualTo(2);
        assertThat(tally.path("corrected").size()).isEqualTo(2);
        await().untilAsserted(() -> assertThat(Wire.read("analytics", TOPIC, gathering))
                .extracting(Wire.Told::type)
                .containsExactly(
                        "org.ibasho.attendance.door-opened.v1",
                        "org.ibasho.attendance.door-closed.v1",
                        "org.ibasho.attendance.door-corrected.v1"));
        JsonNode told = Wire.read("analytics", TOPIC, gathering).getLast().data();
        assertThat(told.path("total").asInt()).isEqualTo(4);
        assertThat(told.toString()).doesNotContain("用紙");
    }

    @Test
    void a_bad_correction_is_refused_with_its_field() {
        String gathering = opened();
        String path = door(gathering) + "/corrections";
        String one = "{\"changes\": [{\"who\": \"PERSON\", \"visit\": \"AGAIN\", \"door\": \"%s\", \"by\": %d}],"
                + " \"reason\": \"%s\"}";
        assertRefused(supervisor().post(path, one.formatted("VENUE", 1, "用紙")), 409, "door-not-closed", null);
        staff.post(door(gathering) + "/closing");
        assertRefused(supervisor().post(path, one.formatted("VENUE", -1, "用紙")), 422, "below-zero", "changes[0].by");
        assertRefused(
                supervisor().post(path, one.formatted("METAVERSE", 1, "用紙")),
                422,
                "door-not-offered",
                "changes[0].door");
        assertRefused(supervisor().post(path, one.formatted("VENUE", 1, " ")), 422, "no-reason", "reason");
        assertRefused(supervisor().post(path, "{\"changes\": [], \"reason\": \"x\"}"), 400, "required", "changes");
    }

    @Test
    void figures_go_back_with_a_comment_and_a_confirmation_can_be_undone() {
        String gathering = opened();
        staff.post(door(gathering) + "/closing");
        String review = door(gathering) + "/review";
        assertRefused(supervisor().post(review, "{\"decision\": \"SEND_BACK\"}"), 422, "no-comment", "comment");
        String back = "{\"decision\": \"SEND_BACK\", \"comment\": \"家族の人数\"}";
        assertThat(staff.post(review, back).status()).isEqualTo(403);
        assertThat(supervisor().post(review, back).status()).isEqualTo(204);
        assertThat(staff.get(door(gathering)).json().path("state").asString()).isEqualTo("OPEN");
        staff.post(door(gathering) + "/closing");
        assertThat(supervisor().post(review, "{\"decision\": \"CONFIRM\"}").status())
                .isEqualTo(204);
        assertThat(staff.get(door(gathering)).json().path("state").asString()).isEqualTo("CONFIRMED");
        String undo = "{\"decision\": \"UNDO_CONFIRMATION\", \"comment\": \"用紙が見つかった\"}";
        assertThat(supervisor().post(review, undo).status()).isEqualTo(204);
        assertThat(staff.get(door(gathering)).json().path("state").asString()).isEqualTo("CLOSED");
    }

    @Test
    void a_mark_of_another_gathering_is_not_found_here() {
        String here = opened();
        String there = opened();
        List<String> id = ids(1);
        staff.post(door(there) + "/marks", batchOf(id));
        assertRefused(staff.delete(door(here) + "/marks/" + id.getFirst()), 404, "mark-not-found", null);
        assertThat(total(there)).isEqualTo(1);
    }

    @Test
    void only_staff_at_the_door_may_open_its_pages() {
        String gathering = opened();
        Api city = Api.at(port).with(Realm.of("npo").token("city-officer"));
        Api centre = Api.at(port).with(Realm.of("centre").token("peer-staff"));
        assertThat(city.get(door(gathering)).status()).isEqualTo(403);
        assertThat(city.post(door(gathering) + "/marks", batchOf(ids(1))).status())
                .isEqualTo(403);
        assertThat(centre.get(door(gathering)).status()).isEqualTo(401);
        assertThat(Api.at(port).post(door(gathering) + "/closing").status()).isEqualTo(401);
        Api supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
        assertThat(supervisor.post(door(gathering) + "/marks", batchOf(ids(1))).status())
                .isEqualTo(200);
    }

    private static void assertRefused(Api.Answer answer, int status, String code, @Nullable String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("message").path("ja").asString()).isNotBlank();
        assertThat(answer.json().path("message").path("en").asString()).isNotBlank();
        if (field != null) {
            assertThat(answer.json().path("field").asString("")).isEqualTo(field);
        }
    }
}
