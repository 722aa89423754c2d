package org.ibasho.scheduling.staffing.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.servers.TestServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Whoever is shown, or refused, what is personal about staff is in the access log before they see it. */
@ServiceTest
class StaffReadsTest {

    private static final String LOG_ROLE = "access_log_scheduling";

    @LocalServerPort
    private int port;

    private final String nickname = "つぐみ" + UUID.randomUUID().toString().substring(0, 8);
    private Api supervisor = Api.at(0);
    private Api peer = Api.at(0);
    private Api operator = Api.at(0);
    private String staff = "";

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
        peer = Api.at(port).with(Realm.of("npo").token("peer-staff"));
        operator = Api.at(port).with(Realm.of("npo").token("operator"));
        staff = joined();
    }

    private String joined() {
        Api.Answer answer = supervisor.post("/api/staff", """
            {"nickname": "%s", "roles": ["CHAIR"], "qualifications": []}
            """.formatted(nickname));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location");
    }

    private JsonNode reads() {
        Api.Answer answer = supervisor.get(staff + "/reads");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void a_read_is_logged_with_who_which_fields_and_why() {
        assertThat(supervisor.get(staff).status()).isEqualTo(200);

        JsonNode read = reads().get(1);
        assertThat(read.path("kind").asString()).isEqualTo("SHOWN");
        assertThat(read.path("at").asString()).isNotBlank();
        assertThat(read.path("request").asString()).matches("[0-9a-f]{32}");
        assertThat(read.path("access").path("who").asString()).isEqualTo("somebody");
        assertThat(read.path("access").path("service").asString()).isEqualTo("scheduling");
        assertThat(read.path("access").path("record").asString()).isEqualTo("staff");
        assertThat(read.path("access").path("purpose").asString()).isEqualTo("staff-list");
        assertThat(read.path("access").path("fields"))
                .extracting(JsonNode::asString)
                .containsExactly("nickname", "qualifications", "away", "logins");
    }

    @Test
    void a_list_is_an_entry_for_each_person_joined_by_the_request() {
        String first = staff;
        staff = joined();
        assertThat(supervisor.get("/api/staff").body()).contains(nickname);

        String request = reads().get(1).path("request").asString();
        staff = first;
        assertThat(reads().get(1).path("request").asString()).isEqualTo(request);
    }

    @Test
    void the_pages_are_logged_too_once_for_each_request() {
        Api browser = supervisor.header("Accept", "text/html");
        assertThat(browser.get("/staff").body()).contains(nickname);
        assertThat(browser.get(page()).body()).contains(nickname);

        assertThat(reads()).hasSize(3);
    }

    @Test
    void whoever_asks_who_has_read_is_logged_and_sees_it_on_a_page() {
        reads();
        Api.Answer answer = supervisor.header("Accept", "text/html").get(page() + "/reads");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("somebody").contains("だれが見たかの確認");
    }

    @Test
    void a_refusal_is_logged_and_names_nobody_who_does_not_exist_a_key() {
        assertThat(peer.get(staff).status()).isEqualTo(403);
        assertThat(peer.header("Accept", "text/html").get(page()).status()).isEqualTo(403);

        JsonNode reads = reads();
        assertThat(reads).hasSize(3);
        assertThat(reads.get(1).path("kind").asString()).isEqualTo("REFUSED");
        assertThat(reads.get(1).path("access").path("who").asString()).isEqualTo("somebody");
        assertThat(reads.get(2).path("kind").asString()).isEqualTo("REFUSED");
    }

    @Test
    void what_can_not_be_logged_is_not_shown_and_not_even_refused() throws SQLException {
        asSuperuser("alter role " + LOG_ROLE + " nologin");
        asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + LOG_ROLE + "'");
        try {
            Api.Answer answer = supervisor.get(staff);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("access-log-unavailable");
            assertThat(answer.body()).doesNotContain(nickname);
            Api.Answer shown = supervisor.header("Accept", "text/html").get("/staff");
            assertThat(shown.status()).isEqualTo(503);
            assertThat(shown.body()).contains("記録できないため").doesNotContain(nickname);
            Api.Answer refused = peer.get(staff);
            assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("access-log-unavailable");
        } finally {
            asSuperuser("alter role " + LOG_ROLE + " login");
        }
        await().untilAsserted(() -> assertThat(supervisor.get(staff).status()).isEqualTo(200));
    }

    @Test
    void the_log_is_sealed_and_verifies_after_somebody_in_it_was_erased() {
        supervisor.get(staff);
        long before = sealed();
        assertThat(supervisor.post(staff + "/departure").status()).isEqualTo(204);
        assertThat(supervisor.post(staff + "/erasure").status()).isEqualTo(204);

        JsonNode reads = reads();
        assertThat(reads.get(1).path("access").path("who").isMissingNode()).isTrue();
        await().until(() -> sealed() > before);
        Api.Answer report = operator.get("/api/operations/scheduling/access-log/verification");
        assertThat(report.json().path("findings")).as(report.toString()).isEmpty();
        assertThat(operator.header("Accept", "text/html")
                        .get("/operations/scheduling/access-log/verification")
                        .body())
                .contains("まちがいはありません");
    }

    private long sealed() {
        return operator.get("/api/operations/scheduling/access-log")
                .json()
                .path("size")
                .asLong();
    }

    @Test
    void what_an_operator_does_is_in_the_log_too() throws SQLException {
        long before = operated();
        Api.Answer rebuilt = operator.post("/api/operations/scheduling/read-models/staff/rebuild");
        assertThat(rebuilt.status()).isIn(202, 409);

        assertThat(operated()).isEqualTo(rebuilt.status() == 202 ? before + 1 : before);
    }

    private static long operated() throws SQLException {
        try (Connection log = TestServers.postgres().connect(LOG_ROLE);
                Statement sql = log.createStatement();
                var counted = sql.executeQuery("select count(*) from access_entry where kind = 'OPERATED'")) {
            counted.next();
            return counted.getLong(1);
        }
    }

    private String page() {
        return staff.substring("/api".length());
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (Connection server = TestServers.postgres().connect("postgres");
                Statement sql = server.createStatement()) {
            sql.execute(statement);
        }
    }
}
