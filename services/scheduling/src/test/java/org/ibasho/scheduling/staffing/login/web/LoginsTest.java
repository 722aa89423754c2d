package org.ibasho.scheduling.staffing.login.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.texts.StoredText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A login is linked to a member of staff, and what was done with it bears their nickname as long as it may. */
@ServiceTest
class LoginsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private final String login = UUID.randomUUID().toString();
    private final String userName = "oya-" + UUID.randomUUID();
    private final String nickname = "つぐみ" + UUID.randomUUID().toString().substring(0, 8);
    private Api supervisor = Api.at(0);
    private Api owner = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
        owner = Api.at(port).with(Realm.of("npo").tokenOf(login, userName, "supervisor"));
    }

    private String joined(String name) {
        return supervisor
                .post(
                        "/api/staff",
                        "{\"nickname\": \"" + name + "\", \"roles\": [\"PEER_STAFF\"], \"qualifications\": []}")
                .header("Location");
    }

    private static String body(String login) {
        return "{\"login\": \"" + login + "\"}";
    }

    private void done(String path, String json) {
        Api.Answer answer = supervisor.post(path, json);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    }

    private String planned(int day) {
        return owner.post("/api/gatherings", """
            {"programme": "SANGO", "kind": "REGULAR", "startsAt": "2037-03-%1$02dT13:30:00+09:00",
             "endsAt": "2037-03-%1$02dT16:00:00+09:00", "venue": {"name": "会館", "town": "札幌市"},
             "doors": ["VENUE"], "acceptOverlap": true}
            """.formatted(day)).header("Location");
    }

    private JsonNode firstChange(String gathering) {
        return supervisor.get(gathering + "/history").json().path("happenings").path(0);
    }

    private List<String> unlinked() {
        return supervisor
                .get("/api/logins")
                .json()
                .valueStream()
                .map(it -> it.path("login").asString())
                .toList();
    }

    @Test
    void a_login_is_known_from_its_first_use_on_and_its_owner_sees_its_number() {
        assertThat(unlinked()).doesNotContain(login);

        String number = owner.get("/api/logins/own").json().path("number").asString();

        assertThat(number).matches("\\d{6}");
        assertThat(unlinked()).contains(login);
        assertThat(owner.get("/api/logins/own").json().path("number").asString())
                .isEqualTo(number);
        assertThat(owner.header("Accept-Language", "ja").get("/logins/own").body())
                .contains(number);
    }

    @Test
    void history_shows_the_nickname_as_the_roster_does_and_that_it_was_erased() {
        String gathering = planned(1);
        String page = gathering.replace("/api", "");
        Api japanese = supervisor.header("Accept-Language", "ja");
        assertThat(firstChange(gathering).path("by").asString()).isEqualTo(login);
        assertThat(firstChange(gathering).has("nickname")).isFalse();
        assertThat(japanese.get(page).body()).contains("ログイン・未登録").doesNotContain(login);

        String staff = joined(nickname);
        done(staff + "/logins", body(login));
        assertThat(unlinked()).doesNotContain(login);
        assertThat(firstChange(gathering).path("nickname").asString()).isEqualTo(nickname);
        assertThat(japanese.get(page).body()).contains("(" + nickname + "さん)");
        assertThat(owner.get("/api/logins/own").json().path("name").asString()).isEqualTo(nickname);

        done(staff + "/departure", "");
        assertThat(firstChange(gathering).path("nickname").asString()).isEqualTo(nickname);
        assertThat(owner.get("/api/logins/own").json().has("name")).isFalse();

        done(staff + "/erasure", "");
        assertThat(firstChange(gathering).path("nickname").asString()).isEqualTo(Erased.TEXT);
        assertThat(japanese.get(page).body()).contains("(お名前が消去済みの方)").doesNotContain(nickname, Erased.TEXT);
        assertThat(unlinked()).doesNotContain(login);
    }

    @Test
    void a_login_has_one_owner_and_an_owner_can_have_several() {
        String first = joined(nickname);
        String second = joined("はる");
        String tablet = UUID.randomUUID().toString();
        done(first + "/logins", body(login));
        done(first + "/logins", body(login));
        done(first + "/logins", body(tablet));

        assertThat(supervisor.post(second + "/logins", body(login)).code()).isEqualTo("login-already-linked");
        assertThat(supervisor.get(second).json().path("logins")).isEmpty();

        done(first + "/logins/dropped", body(login));
        done(first + "/logins/dropped", body(login));
        done(second + "/logins", body(login));
        assertThat(supervisor.post(first + "/logins", body(login)).code()).isEqualTo("login-already-linked");
        done(first + "/logins/dropped", body(login));
        assertThat(supervisor.post(first + "/logins", body(login)).code()).isEqualTo("login-already-linked");
    }

    @Test
    void of_several_who_link_a_login_at_once_one_succeeds() throws Exception {
        List<Callable<Integer>> links = IntStream.range(0, 4)
                .mapToObj(n -> joined("だれか" + n))
                .<Callable<Integer>>map(staff ->
                        () -> supervisor.post(staff + "/logins", body(login)).status())
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(links).stream().map(it -> it.resultNow()))
                    .containsExactlyInAnyOrder(204, 409, 409, 409);
        }
    }

    @Test
    void a_link_that_is_sent_again_has_one_effect() {
        String staff = joined(nickname);
        Api again = supervisor.header("Idempotency-Key", UUID.randomUUID().toString());

        assertThat(again.post(staff + "/logins", body(login)).status()).isEqualTo(204);
        assertThat(again.post(staff + "/logins", body(login)).status()).isEqualTo(204);

        assertThat(supervisor.get(staff).json().path("logins")).hasSize(1);
    }

    @Test
    void the_operators_page_shows_the_nickname_too() {
        Api operator = Api.at(port).with(Realm.of("npo").tokenOf(login, userName, "operator"));
        assertThat(operator.post("/api/operations/scheduling/read-models/venue/rebuild")
                        .status())
                .isIn(202, 409);
        assertThat(operator.get("/operations/scheduling").body()).contains(login);

        done(joined(nickname) + "/logins", body(login));

        assertThat(operator.get("/operations/scheduling").body()).contains(nickname);
        assertThat(operator.get("/api/operations/scheduling/actions")
                        .json()
                        .path(0)
                        .path("by")
                        .asString())
                .isEqualTo(login);
    }

    @Test
    void no_file_of_the_database_holds_a_user_name_or_tells_whose_a_login_is() throws SQLException {
        String staff = joined(nickname);
        done(staff + "/logins", body(login));
        planned(2);
        Api operator = Api.at(port).with(Realm.of("npo").tokenOf(login, userName, "operator"));
        operator.post("/api/operations/scheduling/read-models/venue/rebuild");

        assertThat(StoredText.files(userName, "scheduling", "keys_scheduling")).isEmpty();
        assertThat(StoredText.files(nickname, "scheduling", "keys_scheduling")).isEmpty();
        assertThat(StoredText.files(login, "scheduling", "keys_scheduling")).isNotEmpty();
        assertThat(jdbc.sql("select payload::text from event where event_type = 'staff.login-linked'"
                                + " and stream_id = ?::uuid")
                        .param(staff.substring(staff.lastIndexOf('/') + 1))
                        .query(String.class)
                        .single())
                .doesNotContain(login);
    }
}
