package org.ibasho.scheduling.staffing.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.servers.TestServers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is personal about a member of staff is sealed wherever it is stored, and can be erased. */
@ServiceTest
class PersonalDataOfStaffTest {

    private static final String KEY_ROLE = "keys_scheduling";

    @LocalServerPort
    private int port;

    @Autowired
    private EventHistory history;

    @Autowired
    private JdbcClient jdbc;

    private final String nickname = "かなりあ" + UUID.randomUUID().toString().substring(0, 8);
    private Api supervisor = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    @Test
    void nothing_personal_lies_in_the_files_of_the_database_or_of_its_log() throws SQLException {
        String staff = joined();
        assertThat(supervisor
                        .post(
                                staff + "/absences",
                                "{\"from\": \"2043-07-19T00:00:00+09:00\", \"until\": \"2043-07-23T00:00:00+09:00\"}")
                        .status())
                .isEqualTo(204);
        assertThat(supervisor.get(staff).json().path("nickname").asString()).isEqualTo(nickname);
        assertThat(supervisor.get(staff).json().path("away")).hasSize(1);

        assertThat(filesWith(nickname)).isZero();
        assertThat(filesWith("2043-07-18T15:00")).isZero();
        assertThat(filesWith("2044-02-29")).isZero();
    }

    @Test
    void the_search_in_files_finds_what_is_plain() throws SQLException {
        jdbc.sql("insert into dispatch_reply (gathering_id, starts_at, accepted, counsellor) values (?, now(),"
                        + " true, ?)")
                .params(UUID.randomUUID().toString(), nickname)
                .update();

        assertThat(filesWith(nickname)).isPositive();
    }

    @Test
    void whoever_has_left_can_be_erased_and_their_story_is_still_read() {
        String staff = joined();
        assertThat(supervisor.post(staff + "/erasure").json().path("code").asString())
                .isEqualTo("staff-has-not-left");
        assertThat(supervisor.get(staff + "/erasure").status()).isEqualTo(404);
        assertThat(supervisor.post(staff + "/departure").status()).isEqualTo(204);

        assertThat(supervisor.post(staff + "/erasure").status()).isEqualTo(204);
        assertThat(supervisor.post(staff + "/erasure").status()).isEqualTo(204);

        Api.Answer shown = supervisor.get(staff);
        assertThat(shown.json().path("nickname").asString()).isEqualTo(Erased.TEXT);
        assertThat(shown.json().path("qualifications")).isEmpty();
        Api.Answer certificate = supervisor.get(staff + "/erasure");
        assertThat(certificate.json().path("erasedAt").asString()).isNotBlank();
        assertThat(history.of(staff.substring(staff.lastIndexOf('/') + 1), StaffEvent.class))
                .hasSize(3)
                .first()
                .isInstanceOfSatisfying(StaffEvent.Joined.class, joined -> {
                    assertThat(joined.nickname()).isEqualTo(Erased.TEXT);
                    assertThat(joined.qualifications()).isEmpty();
                    assertThat(joined.roles()).containsExactly("CHAIR");
                });
    }

    @Test
    void while_the_key_store_is_away_nothing_is_stored() throws SQLException {
        long before = events();
        asSuperuser("alter role " + KEY_ROLE + " nologin");
        asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + KEY_ROLE + "'");
        Api.Answer answer;
        Api.Answer search;
        Api.Answer page;
        try {
            answer = supervisor.post("/api/staff", body());
            search = supervisor.post("/api/staff/search", "{\"nickname\": \"かなりあ\"}");
            page = supervisor.form("/staff/search", "nickname=a");
        } finally {
            asSuperuser("alter role " + KEY_ROLE + " login");
        }
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.json().path("code").asString()).isEqualTo("temporarily-unavailable");
        assertThat(search.status()).as(search.toString()).isEqualTo(503);
        assertThat(page.status()).as(page.toString()).isEqualTo(503);
        assertThat(events()).isEqualTo(before);

        await().until(() -> supervisor.post("/api/staff", body()).status() == 201);
    }

    private String joined() {
        Api.Answer answer = supervisor.post("/api/staff", body());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location");
    }

    private String body() {
        return """
            {"nickname": "%s", "roles": ["CHAIR"],
             "qualifications": [{"qualification": "FIRST_AID", "validUntil": "2044-02-29"}]}
            """.formatted(nickname);
    }

    private long events() {
        return jdbc.sql("select count(*) from event where stream_type = 'staff'")
                .query(Long.class)
                .single();
    }

    /** How many files of the service's database, of its key store and of the server's log hold a text. */
    private static long filesWith(String text) throws SQLException {
        asSuperuser("checkpoint");
        try (Connection server = TestServers.postgres().connect("postgres");
                PreparedStatement search = server.prepareStatement("""
                    select count(*) from (
                        select 'pg_wal/' || name as file from pg_ls_waldir()
                        union all
                        select 'base/' || oid || '/' || pg_ls_dir('base/' || oid) from pg_database
                         where datname in ('scheduling', 'keys_scheduling')) files
                     where position(convert_to(?, 'UTF8') in pg_read_binary_file(file, true)) > 0
                    """)) {
            search.setString(1, text);
            try (ResultSet found = search.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (Connection server = TestServers.postgres().connect("postgres");
                Statement sql = server.createStatement()) {
            sql.execute(statement);
        }
    }
}
