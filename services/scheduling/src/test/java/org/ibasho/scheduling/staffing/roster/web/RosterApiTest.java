package org.ibasho.scheduling.staffing.roster.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class RosterApiTest {

    @LocalServerPort
    private int port;

    private Api supervisor = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    private String gathering(String kind, String programme, String day) {
        Api.Answer planned = supervisor.post("/api/gatherings", """
            {"programme": "%s", "kind": "%s", "startsAt": "%sT13:30:00+09:00", "endsAt": "%sT16:00:00+09:00",
             "venue": {"name": "会館", "town": "札幌市"}, "doors": ["VENUE"],
             "lateRecord": true, "acceptOverlap": true}
            """.formatted(programme, kind, day, day));
        assertThat(planned.status()).as(planned.toString()).isEqualTo(201);
        return planned.header("Location");
    }

    private String somebody(String role, String qualifications) {
        Api.Answer joined = supervisor.post(
                "/api/staff",
                "{\"nickname\": \"ゆき\", \"roles\": [\"%s\"], \"qualifications\": [%s]}"
                        .formatted(role, qualifications));
        assertThat(joined.status()).as(joined.toString()).isEqualTo(201);
        return joined.header("Location").substring("/api/staff/".length());
    }

    private Api.Answer assign(String gathering, String role, int seat, String staffId, long version) {
        return supervisor.post(
                gathering + "/roster/assignments",
                "{\"role\": \"%s\", \"seat\": %d, \"staffId\": \"%s\", \"version\": %d}"
                        .formatted(role, seat, staffId, version));
    }

    private void takes(String gathering, String role, int seat, String staffId, long version) {
        Api.Answer answer = assign(gathering, role, seat, staffId, version);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private static void refused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("message").path("ja").asString()).isNotBlank();
        assertThat(answer.json().path("message").path("en").asString()).isNotBlank();
    }

    private int seatsTaken(String gathering) {
        return supervisor.get(gathering + "/roster").json().path("seats").size();
    }

    @Test
    void a_seat_is_assigned_released_and_assigned_to_somebody_else() {
        String regular = gathering("REGULAR", "SANGO", "2035-01-10");
        String first = somebody("CHAIR", "");
        String second = somebody("CHAIR", "");
        takes(regular, "CHAIR", 1, first, -1);
        refused(assign(regular, "CHAIR", 1, second, 0), 409, "seat-already-filled");

        String release = "{\"role\": \"CHAIR\", \"seat\": 1, \"version\": 0}";
        assertThat(supervisor.post(regular + "/roster/releases", release).status())
                .isEqualTo(204);
        assertThat(seatsTaken(regular)).isZero();
        takes(regular, "CHAIR", 1, second, 1);
        takes(gathering("BEGINNERS", "SANGO", "2035-01-10"), "CHAIR", 1, first, -1);
    }

    @Test
    void unqualified_or_unavailable_staff_are_refused() {
        String outing = gathering("OUTING", "SANGO", "2035-02-10");
        refused(assign(outing, "CHAIR", 1, somebody("PEER_STAFF", ""), -1), 409, "staff-unqualified");
        refused(assign(outing, "CHAIR", 1, somebody("CHAIR", ""), -1), 409, "staff-unqualified");
        String expired = "{\"qualification\": \"FIRST_AID\", \"validUntil\": \"2035-02-09\"}";
        refused(assign(outing, "CHAIR", 1, somebody("CHAIR", expired), -1), 409, "qualification-expired");

        String able = somebody("CHAIR", expired.replace("02-09", "02-10"));
        supervisor.post(
                "/api/staff/" + able + "/absences",
                "{\"from\": \"2035-02-10T15:00:00+09:00\", \"until\": \"2035-02-10T18:00:00+09:00\"}");
        refused(assign(outing, "CHAIR", 1, able, -1), 409, "staff-unavailable");
        refused(assign(outing, "CHAIR", 1, UUID.randomUUID().toString(), -1), 404, "staff-not-found");
        refused(assign(outing, "PEER_SUPERVISOR", 1, able, -1), 422, "no-such-seat");
        assertThat(seatsTaken(outing)).isZero();
    }

    @Test
    void of_two_concurrent_assignments_of_one_person_one_is_refused() throws Exception {
        for (int day = 10; day < 20; day++) {
            String one = gathering("REGULAR", "SANGO", "2035-03-" + day);
            String other = gathering("BEGINNERS", "SANGO", "2035-03-" + day);
            String who = somebody("CHAIR", "");
            List<Api.Answer> answers =
                    atOnce(() -> assign(one, "CHAIR", 1, who, -1), () -> assign(other, "CHAIR", 1, who, -1));
            assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(204, 409);
            assertThat(answers.stream().filter(answer -> answer.status() == 409).map(Api.Answer::code))
                    .containsExactly("staff-double-booked");
            assertThat(seatsTaken(one) + seatsTaken(other)).isEqualTo(1);
        }
    }

    private static List<Api.Answer> atOnce(Callable<Api.Answer> one, Callable<Api.Answer> other) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Api.Answer> first = threads.submit(one);
            Future<Api.Answer> second = threads.submit(other);
            return List.of(first.get(), second.get());
        }
    }

    @Test
    void a_user_with_an_older_roster_changes_nothing() {
        String persons = gathering("PERSONS", "YORIDOKORO", "2035-04-10");
        takes(persons, "PEER_STAFF", 1, somebody("PEER_STAFF", ""), -1);
        refused(assign(persons, "PEER_STAFF", 2, somebody("PEER_STAFF", ""), -1), 409, "roster-changed");
        refused(
                supervisor.post(
                        persons + "/roster/releases", "{\"role\": \"PEER_STAFF\", \"seat\": 1, \"version\": 7}"),
                409,
                "roster-changed");
        assertThat(seatsTaken(persons)).isEqualTo(1);
    }

    @Test
    void the_same_request_twice_has_one_effect_and_the_same_answer() {
        String regular = gathering("REGULAR", "SANGO", "2035-04-11");
        String who = somebody("CHAIR", "");
        supervisor = supervisor.header("Idempotency-Key", UUID.randomUUID().toString());
        takes(regular, "CHAIR", 1, who, -1);
        takes(regular, "CHAIR", 1, who, -1);
        String release = "{\"role\": \"CHAIR\", \"seat\": 1, \"version\": 0}";
        assertThat(supervisor.post(regular + "/roster/releases", release).status())
                .isEqualTo(204);
        assertThat(supervisor.post(regular + "/roster/releases", release).status())
                .isEqualTo(204);
        assertThat(seatsTaken(regular)).isZero();
    }

    @Test
    void an_empty_body_is_refused_with_the_name_of_each_missing_seat() {
        String satellite = gathering("SATELLITE", "SANGO", "2035-05-12");
        Api.Answer refused = supervisor.post(satellite + "/publication", "{}");
        refused(refused, 409, "seats-missing");
        assertThat(refused.json().path("errors").findValuesAsString("field"))
                .isNotEmpty()
                .allSatisfy(seat -> assertThat(seat).matches("seats\\.[A-Z_]+\\.[1-9]"));
        assertThat(refused.json().at("/errors/1/message/ja").asString()).contains("の席");
    }

    @Test
    void is_announced_with_missing_seats_only_on_request() {
        String regular = gathering("REGULAR", "SANGO", "2035-05-10");
        refused(supervisor.post(regular + "/publication"), 409, "seats-missing");
        assertThat(supervisor.get(regular).json().path("state").asString()).isEqualTo("PLANNED");

        assertThat(supervisor
                        .post(regular + "/publication", "{\"withMissingSeats\": true}")
                        .status())
                .isEqualTo(204);
        assertThat(supervisor.get(regular).json().path("state").asString()).isEqualTo("PUBLISHED");
        var allowance = supervisor.get(regular + "/roster").json().path("allowance");
        assertThat(allowance.path("missing").asInt()).isEqualTo(1);
        assertThat(allowance.path("by").asString()).isEqualTo("somebody");

        String full = gathering("REGULAR", "SANGO", "2035-05-11");
        takes(full, "CHAIR", 1, somebody("CHAIR", ""), -1);
        assertThat(supervisor.post(full + "/publication").status()).isEqualTo(204);
        assertThat(supervisor.get(full + "/roster").json().path("allowance").isMissingNode()
                        || supervisor
                                .get(full + "/roster")
                                .json()
                                .path("allowance")
                                .isNull())
                .isTrue();
    }

    @Test
    void seats_move_with_their_gathering_and_are_released_by_a_cancellation() {
        String regular = gathering("REGULAR", "SANGO", "2035-06-10");
        String who = somebody("CHAIR", "");
        takes(regular, "CHAIR", 1, who, -1);
        supervisor.post(regular + "/rescheduling", """
            {"startsAt": "2035-06-12T13:30:00+09:00", "endsAt": "2035-06-12T16:00:00+09:00"}
            """);
        await().untilAsserted(() -> assertThat(engagements(who)).contains("2035-06-12T04:30:00Z"));
        refused(assign(gathering("BEGINNERS", "SANGO", "2035-06-12"), "CHAIR", 1, who, -1), 409, "staff-double-booked");

        supervisor.post(regular + "/cancellation", "{\"reason\": \"雪のため\"}");
        await().untilAsserted(() -> assertThat(engagements(who)).isEqualTo("[]"));
        assertThat(seatsTaken(regular)).isZero();
        refused(assign(regular, "CHAIR", 1, who, 2), 409, "gathering-needs-nobody");
    }

    private String engagements(String staffId) {
        return supervisor
                .get("/api/staff/" + staffId)
                .json()
                .path("engagements")
                .toString();
    }

    @Test
    void staff_with_future_seats_cannot_take_leave() {
        String regular = gathering("REGULAR", "SANGO", "2035-07-10");
        String who = somebody("CHAIR", "");
        takes(regular, "CHAIR", 1, who, -1);
        refused(supervisor.post("/api/staff/" + who + "/break"), 409, "staff-still-expected");
        supervisor.post(regular + "/roster/releases", "{\"role\": \"CHAIR\", \"seat\": 1, \"version\": 0}");
        assertThat(supervisor.post("/api/staff/" + who + "/break").status()).isEqualTo(204);
        refused(assign(regular, "CHAIR", 1, who, 1), 409, "staff-on-break");
        assertThat(supervisor.post("/api/staff/" + who + "/return").status()).isEqualTo(204);
        takes(regular, "CHAIR", 1, who, 1);
    }

    @Test
    void the_list_of_staff_is_for_the_supervisor() {
        Api peer = Api.at(port).with(Realm.of("npo").token("peer-staff"));
        Api city = Api.at(port).with(Realm.of("npo").token("city-officer"));
        assertThat(peer.get("/api/staff").status()).isEqualTo(403);
        String regular = gathering("REGULAR", "SANGO", "2035-08-10");
        assertThat(peer.get(regular + "/roster").status()).isEqualTo(200);
        assertThat(city.get(regular + "/roster").status()).isEqualTo(403);
        assertThat(peer.post(regular + "/roster/releases", "{}").status()).isEqualTo(403);
    }
}
