package org.ibasho.scheduling.programme.profile.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ServiceTest
class ProgrammeProfileApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    private Api supervisor = Api.at(0);
    private ObjectNode before = JSON.createObjectNode();

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
        before = profile();
    }

    @AfterEach
    void as_it_was() {
        before.set("version", profile().get("version"));
        revise(before);
    }

    /** SANGO's profile as a change would say it. */
    private ObjectNode profile() {
        JsonNode sango = supervisor.get("/api/programmes/SANGO").json();
        ObjectNode profile = (ObjectNode) sango.get("charter");
        return profile.set("version", sango.get("version"));
    }

    private Api.Answer revise(ObjectNode profile) {
        return supervisor.post("/api/programmes/SANGO/charter", profile.toString());
    }

    private static void refused(Api.Answer answer, int status, String code, String field) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("field").asString("")).isEqualTo(field);
        assertThat(answer.json().path("message").path("ja").asString()).isNotBlank();
        assertThat(answer.json().path("message").path("en").asString()).isNotBlank();
    }

    @Test
    void a_new_system_has_both_programmes() {
        JsonNode programmes =
                Api.at(port).get("/api/calendar/programmes").json().path("programmes");
        assertThat(programmes).hasSize(2);
        JsonNode sango = programmes.get(0);
        assertThat(sango.path("code").asString()).isEqualTo("SANGO");
        assertThat(sango.path("mandate").asString()).isEqualTo("OWN");
        assertThat(sango.path("eligibility").path("baseAge").asInt()).isEqualTo(35);
        assertThat(sango.path("eligibility").path("youngerWelcome").asBoolean()).isTrue();
        assertThat(sango.path("eligibility").path("families").asBoolean()).isFalse();
        assertThat(sango.path("notices").path("ja")).isNotEmpty();
        assertThat(sango.has("staffing")).isFalse();
        JsonNode yoridokoro = programmes.get(1);
        assertThat(yoridokoro.path("mandate").asString()).isEqualTo("COMMISSIONED");
        assertThat(yoridokoro.path("eligibility").path("families").asBoolean()).isTrue();
        assertThat(yoridokoro.path("kinds").toString()).isEqualTo("[\"PERSONS\",\"FAMILIES\"]");
    }

    @Test
    void everybody_sees_the_supervisors_changes() {
        ObjectNode profile = profile();
        profile.withObject("eligibility").put("baseAge", 30);
        profile.withObject("notices").putArray("ja").add("くつをぬいでお入りください。");
        assertThat(revise(profile).status()).isEqualTo(204);

        JsonNode sango = Api.at(port)
                .get("/api/calendar/programmes")
                .json()
                .path("programmes")
                .get(0);
        assertThat(sango.path("eligibility").path("baseAge").asInt()).isEqualTo(30);
        assertThat(sango.path("notices").path("ja").toString()).isEqualTo("[\"くつをぬいでお入りください。\"]");
        refused(revise(profile), 409, "programme-changed", "");
    }

    @Test
    void a_stricter_staffing_rule_applies_from_now_on() {
        String gathering = supervisor.post("/api/gatherings", """
                    {"programme": "SANGO", "kind": "REGULAR", "startsAt": "2034-02-04T13:30:00+09:00",
                     "endsAt": "2034-02-04T16:00:00+09:00", "venue": {"name": "会館", "town": "札幌市"},
                     "doors": ["VENUE"], "lateRecord": true, "acceptOverlap": true}
                    """).header("Location");
        ObjectNode profile = profile();
        profile.withObject("staffing")
                .putArray("REGULAR")
                .addObject()
                .put("role", "PEER_STAFF")
                .put("needed", 2)
                .put("most", 2);
        assertThat(revise(profile).status()).isEqualTo(204);

        refused(supervisor.post(gathering + "/publication"), 409, "seats-missing", "");
        profile.withObject("staffing").putArray("REGULAR");
        profile.set("version", profile().get("version"));
        assertThat(revise(profile).status()).isEqualTo(204);
        assertThat(supervisor.post(gathering + "/publication").status()).isEqualTo(204);
    }

    @Test
    void refuses_invalid_values_with_their_field() {
        ObjectNode profile = profile();
        profile.withObject("eligibility").put("persons", false);
        refused(revise(profile), 422, "for-nobody", "eligibility");
        profile = profile();
        profile.withObject("introduction").put("ja", " ");
        refused(revise(profile), 400, "required", "introduction.ja");
        profile = profile();
        profile.remove("observers");
        refused(revise(profile), 400, "required", "observers");
        profile = profile();
        profile.withObject("staffing").putArray("PICNIC");
        assertThat(revise(profile).status()).isEqualTo(400);
    }

    @Test
    void staff_read_and_the_supervisor_changes() {
        Api peer = Api.at(port).with(Realm.of("npo").token("peer-staff"));
        assertThat(peer.get("/api/programmes").status()).isEqualTo(200);
        assertThat(peer.post("/api/programmes/SANGO/charter", profile().toString())
                        .status())
                .isEqualTo(403);
        assertThat(Api.at(port).get("/api/programmes").status()).isEqualTo(401);
        assertThat(supervisor.get("/api/programmes/PICNIC").status()).isEqualTo(400);
    }
}
