package org.ibasho.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The coordinator keeps the list of counsellors, and nobody can read the name of an erased one anywhere. */
class CounsellorApiTest extends CentreTest {

    private final String name = "専門相談員 " + UUID.randomUUID();

    private JsonNode one(String id) {
        return coordinator().get("/api/counsellors/" + id).json();
    }

    private void done(String id, String what, String json) {
        Api.Answer answer = coordinator().post("/api/counsellors/" + id + what, json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private Api.Answer register(String body) {
        return coordinator().post("/api/counsellors", body);
    }

    private static String body(String name, String qualifications) {
        return "{\"name\": \"%s\", \"qualifications\": [%s]}".formatted(name, qualifications);
    }

    private static String login(String id) {
        return "{\"login\": \"" + id + "\"}";
    }

    @Test
    void a_counsellor_is_registered_changed_and_listed_for_colleagues() {
        String id = registered(name);
        assertThat(one(id).path("name").asString()).isEqualTo(name);
        assertThat(one(id).path("status").asString()).isEqualTo("ACTIVE");
        done(id, "/description", body(name + " 2", "\"SOCIAL_WORKER\", \"PSYCHOLOGIST\""));

        JsonNode listed = counsellor()
                .get("/api/counsellors")
                .json()
                .path("counsellors")
                .valueStream()
                .filter(it -> it.path("id").asString().equals(id))
                .findAny()
                .orElseThrow();
        assertThat(listed.path("name").asString()).isEqualTo(name + " 2");
        assertThat(listed.path("qualifications"))
                .extracting(JsonNode::asString)
                .containsExactly("PSYCHOLOGIST", "SOCIAL_WORKER");
        assertThat(listed.has("logins")).isFalse();
    }

    @Test
    void bad_input_is_refused_with_its_field() {
        assertThat(register(body(" ", "\"PSYCHOLOGIST\"")).json().path("field").asString())
                .isEqualTo("name");
        assertThat(register(body("佐".repeat(61), "\"PSYCHOLOGIST\"")).code()).isEqualTo("wrong-length");
        assertThat(register(body(name, "")).json().path("field").asString()).isEqualTo("qualifications");
        assertThat(register(body(name, "\"ASTROLOGER\"")).code()).isEqualTo("unknown-value");
        assertThat(register("{}").status()).isEqualTo(400);
        String nobody = "/api/counsellors/" + UUID.randomUUID();
        assertThat(coordinator().get(nobody).code()).isEqualTo("counsellor-not-found");
        assertThat(coordinator().post(nobody + "/departure").code()).isEqualTo("counsellor-not-found");
        assertThat(coordinator().get(nobody + "/erasure").code()).isEqualTo("counsellor-not-erased");
    }

    @Test
    void the_coordinator_alone_keeps_the_list() {
        String id = registered(name);
        assertThat(counsellor().get("/api/counsellors/" + id).status()).isEqualTo(403);
        assertThat(counsellor()
                        .post("/api/counsellors", body(name, "\"PSYCHOLOGIST\""))
                        .status())
                .isEqualTo(403);
        assertThat(counsellor().post("/api/counsellors/" + id + "/departure").status())
                .isEqualTo(403);
        assertThat(nobody().get("/api/counsellors").status()).isEqualTo(401);
    }

    @Test
    void whoever_has_left_can_be_erased_and_then_nothing_shows_the_name_while_dispatches_stay() {
        String gathering = requestedFor(today().plusDays(40));
        accept(gathering, name);
        String id = counsellorCalled(name);
        assertThat(coordinator().post("/api/counsellors/" + id + "/erasure").code())
                .isEqualTo("counsellor-has-not-left");
        done(id, "/departure", "");
        assertThat(counsellor()
                        .get("/api/dispatches/" + gathering)
                        .json()
                        .path("counsellor")
                        .asString())
                .isEqualTo(name);
        done(id, "/erasure", "");
        done(id, "/erasure", "");

        assertThat(one(id).path("name").asString()).isEqualTo(Erased.TEXT);
        assertThat(one(id).path("qualifications")).isEmpty();
        JsonNode dispatch = counsellor().get("/api/dispatches/" + gathering).json();
        assertThat(dispatch.path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(dispatch.path("counsellor").asString()).isEqualTo(Erased.TEXT);
        JsonNode certificate =
                coordinator().get("/api/counsellors/" + id + "/erasure").json();
        assertThat(certificate.path("subject").asString()).isEqualTo(id);
        assertThat(certificate.path("erasedAt").asString()).isNotBlank();
        for (String page : List.of("/counsellors", "/counsellors/" + id, "/dispatches")) {
            assertThat(coordinator().header("Accept", "text/html").get(page).body())
                    .as(page)
                    .doesNotContain(name);
        }
    }

    @Test
    void an_answer_with_a_changed_name_shows_it_as_the_list_does() {
        String gathering = requestedFor(today().plusDays(41));
        accept(gathering, name);
        done(counsellorCalled(name), "/description", body(name + " 改姓", "\"PSYCHOLOGIST\""));

        assertThat(counsellor()
                        .get("/api/dispatches/" + gathering)
                        .json()
                        .path("counsellor")
                        .asString())
                .isEqualTo(name + " 改姓");
    }

    @Test
    void a_login_is_linked_to_one_counsellor_and_what_was_done_with_it_bears_the_name() {
        String login = UUID.randomUUID().toString();
        Api owner = nobody().with(Realm.of("centre").tokenOf(login, "user", "operator", "counsellor"));
        await().until(() -> owner.post("/api/operations/consultation/read-models/register/rebuild")
                        .status()
                == 202);
        String number = owner.get("/api/logins/own").json().path("number").asString();
        assertThat(number).matches("\\d{6}");
        assertThat(coordinator().get("/api/logins").body()).contains(login);
        String id = registered(name);
        done(id, "/logins", login(login));
        done(id, "/logins", login(login));

        assertThat(owner.get("/api/logins/own").json().path("name").asString()).isEqualTo(name);
        assertThat(owner.header("Accept", "text/html").get("/logins/own").body())
                .contains(name);
        assertThat(coordinator().get("/api/logins").body()).doesNotContain(login);
        assertThat(coordinator()
                        .post("/api/counsellors/" + registered("専門相談員 ほか") + "/logins", login(login))
                        .code())
                .isEqualTo("login-already-linked");
        await().untilAsserted(() -> assertThat(owner.header("Accept", "text/html")
                        .get("/operations/consultation")
                        .body())
                .contains(name));

        done(id, "/departure", "");
        done(id, "/erasure", "");
        assertThat(owner.header("Accept", "text/html")
                        .get("/operations/consultation")
                        .body())
                .contains(Erased.TEXT)
                .doesNotContain(name);
        assertThat(owner.get("/api/logins/own").json().path("name").asString()).isEqualTo(Erased.TEXT);
    }

    @Test
    void whoever_answers_with_a_linked_login_is_chosen_already() {
        String login = UUID.randomUUID().toString();
        Api owner = nobody().with(Realm.of("centre").tokenOf(login, "user", "counsellor"));
        String id = registered(name);
        done(id, "/logins", login(login));
        requestedFor(today().plusDays(42));

        assertThat(owner.header("Accept", "text/html").get("/dispatches").body())
                .contains("<option value=\"" + id + "\" selected=\"selected\">" + name);
        assertThat(counsellor().header("Accept", "text/html").get("/dispatches").body())
                .doesNotContain("<option value=\"" + id + "\" selected");
    }
}
