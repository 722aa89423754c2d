package org.ibasho.scheduling.staffing.roster.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every view of seats shows problems that arise after an assignment. */
@ServiceTest
class SeatTroubleTest {

    private static final String HELD = ", \"qualifications\": [{\"qualification\": \"FIRST_AID\"}]";

    @LocalServerPort
    private int port;

    private Api supervisor = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    private static String person(String nickname, String role, String more) {
        return "{\"nickname\": \"%s\", \"roles\": [\"%s\"]%s}".formatted(nickname, role, more);
    }

    /** The path of a gathering with an assigned chair. */
    private String outing(String day, String staffId) {
        String gathering =
                supervisor.post("/api/gatherings", """
                    {"programme": "SANGO", "kind": "OUTING", "startsAt": "%1$sT13:30:00+09:00",
                     "endsAt": "%1$sT16:00:00+09:00", "venue": {"name": "大倉山", "town": "札幌市"}, "doors": ["VENUE"]}
                    """.formatted(day)).header("Location");
        Api.Answer assigned = supervisor.post(
                gathering + "/roster/assignments",
                "{\"role\": \"CHAIR\", \"seat\": 1, \"staffId\": \"%s\", \"version\": -1}".formatted(staffId));
        assertThat(assigned.status()).as(assigned.toString()).isEqualTo(204);
        return gathering;
    }

    private String joins(String body) {
        return supervisor.post("/api/staff", body).header("Location").substring("/api/staff/".length());
    }

    private String page(String path) {
        return supervisor
                .header("Accept", "text/html")
                .header("Accept-Language", "ja")
                .get(path)
                .body();
    }

    @Test
    void a_lost_qualification_is_flagged_on_month_and_roster() {
        String staffId = joins(person("そら", "CHAIR", HELD));
        String gathering = outing("2037-05-09", staffId);
        assertThat(page("/gatherings?month=2037-05")).contains("司会 そら").doesNotContain("要確認");

        supervisor.post("/api/staff/" + staffId + "/description", person("そら", "CHAIR", ""));
        assertThat(page("/gatherings?month=2037-05")).contains("司会 そら(要確認)");
        assertThat(page(gathering.replace("/api", "") + "/roster")).contains("この席に必要な役割や資格がまだありません");

        supervisor.post("/api/staff/" + staffId + "/description", person("そら", "PEER_STAFF", HELD));
        assertThat(page("/gatherings?month=2037-05")).contains("司会 そら(要確認)");
        supervisor.post("/api/staff/" + staffId + "/description", person("そら", "CHAIR", HELD));
        assertThat(page("/gatherings?month=2037-05")).contains("司会 そら").doesNotContain("要確認");
    }

    @Test
    void cancelled_gatherings_show_no_problems() {
        String staffId = joins(person("うみ", "CHAIR", HELD));
        String gathering = outing("2037-06-13", staffId);
        supervisor.post("/api/staff/" + staffId + "/description", person("うみ", "CHAIR", ""));
        assertThat(page("/gatherings?month=2037-06")).contains("要確認");
        assertThat(supervisor
                        .post(gathering + "/cancellation", "{\"reason\": \"雪のため\"}")
                        .status())
                .isEqualTo(204);
        assertThat(page("/gatherings?month=2037-06")).doesNotContain("要確認", "あと1人");
    }
}
