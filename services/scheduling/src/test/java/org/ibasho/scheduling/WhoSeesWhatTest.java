package org.ibasho.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages and answers leave out what the caller's role may not see. */
@ServiceTest
class WhoSeesWhatTest {

    private static final String COUNSELLOR = "専門相談員の青木";
    private static final String STAFF = "ひなた";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api supervisor = Api.at(0);
    private Api peer = Api.at(0);
    private Api city = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = as("supervisor");
        peer = as("peer-staff");
        city = as("city-officer");
    }

    private Api as(String role) {
        return Api.at(port).with(Realm.of("npo").token(role)).header("Accept", "text/html, application/json");
    }

    private String gathering(String kind, String day) {
        Api.Answer planned = supervisor.post(
                "/api/gatherings", """
                    {"programme": "%s", "kind": "%s", "startsAt": "%sT13:30:00+09:00", "endsAt": "%sT16:00:00+09:00",
                     "venue": {"name": "会館", "town": "札幌市"}, "doors": ["VENUE"]}
                    """.formatted("PERSONS".equals(kind) ? "YORIDOKORO" : "SANGO", kind, day, day));
        assertThat(planned.status()).as(planned.toString()).isEqualTo(201);
        return planned.header("Location").substring("/api".length());
    }

    private void publish(String gathering) {
        assertThat(supervisor
                        .post("/api" + gathering + "/publication", "{\"withMissingSeats\": true}")
                        .status())
                .isEqualTo(204);
    }

    private String staffed(String day) {
        String gathering = gathering("REGULAR", day);
        String who = supervisor
                .post("/api/staff", "{\"nickname\": \"%s\", \"roles\": [\"CHAIR\"]}".formatted(STAFF))
                .header("Location")
                .substring("/api/staff/".length());
        Api.Answer assigned = supervisor.post(
                "/api" + gathering + "/roster/assignments",
                "{\"role\": \"CHAIR\", \"seat\": 1, \"staffId\": \"%s\", \"version\": -1}".formatted(who));
        assertThat(assigned.status()).as(assigned.toString()).isEqualTo(204);
        Api.Answer away = supervisor.form("/staff/" + who + "/absences", "from=" + day + "&until=" + day);
        assertThat(away.status()).as(away.toString()).isEqualTo(303);
        return gathering;
    }

    @Test
    void the_city_sees_no_drafts() {
        String draft = gathering("REGULAR", "2037-06-06");
        for (String path : new String[] {draft, "/api" + draft}) {
            assertThat(city.get(path).status()).as(path).isEqualTo(404);
            assertThat(peer.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(city.get("/gatherings?month=2037-06").body()).doesNotContain(draft);
        assertThat(peer.get("/gatherings?month=2037-06").body()).contains(draft);
        assertThat(city.get("/series").status()).isEqualTo(403);
        publish(draft);
        assertThat(city.get(draft).status()).isEqualTo(200);
        assertThat(city.get("/gatherings?month=2037-06").body()).contains(draft);
    }

    @Test
    void the_city_sees_no_roster() {
        String gathering = staffed("2037-07-04");
        publish(gathering);
        for (String path : new String[] {gathering, "/gatherings?month=2037-07"}) {
            assertThat(city.get(path).status()).as(path).isEqualTo(200);
            assertThat(city.get(path).body()).as(path).doesNotContain(STAFF);
            assertThat(peer.get(path).body()).as(path).contains(STAFF);
        }
        assertThat(city.get(gathering + "/roster").status()).isEqualTo(403);
    }

    @Test
    void the_city_does_not_see_the_name_of_a_counsellor() {
        String gathering = gathering("PERSONS", "2037-10-03");
        publish(gathering);
        jdbc.sql("""
            insert into dispatch_reply (gathering_id, starts_at, accepted, counsellor)
            values (?, '2037-10-03T13:30:00+09:00', true, ?)
            """)
                .params(gathering.substring("/gatherings/".length()), COUNSELLOR)
                .update();
        for (String path : new String[] {gathering, "/gatherings?month=2037-10", "/api" + gathering}) {
            assertThat(city.get(path).status()).as(path).isEqualTo(200);
            assertThat(city.get(path).body()).as(path).doesNotContain(COUNSELLOR);
            assertThat(peer.get(path).body()).as(path).contains(COUNSELLOR);
        }
    }

    @Test
    void peer_staff_do_not_see_that_a_colleague_cannot_come() {
        String gathering = staffed("2037-08-01");
        Map<String, String> troubles =
                Map.of(gathering, "(要確認)", "/gatherings?month=2037-08", "(要確認)", gathering + "/roster", "その日時は来られない");
        troubles.forEach((path, trouble) -> {
            assertThat(supervisor.get(path).body()).as(path).contains(trouble);
            assertThat(peer.get(path).body()).as(path).contains(STAFF).doesNotContain(trouble);
        });
    }
}
