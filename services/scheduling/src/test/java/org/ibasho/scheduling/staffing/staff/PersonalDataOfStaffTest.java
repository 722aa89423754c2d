package org.ibasho.scheduling.staffing.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.probe.LockedOut;
import org.ibasho.testing.probe.Observed;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.texts.StoredText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is personal about a member of staff is sealed wherever it is stored, and can be erased. */
@ServiceTest
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataOfStaffTest {

    private static final String SERVICE = "scheduling";
    private static final String KEY_STORE = "keys_scheduling";

    @LocalServerPort
    private int port;

    @Autowired
    private EventHistory history;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private ObservationRegistry observations;

    private final String other = "やまがら" + UUID.randomUUID().toString().substring(0, 8);
    private final String nickname = "かなりあ" + UUID.randomUUID().toString().substring(0, 8);
    private Api supervisor = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    @Test
    void nothing_personal_lies_in_files_tables_logs_metrics_or_traces(CapturedOutput output) throws SQLException {
        Observed observed = Observed.by(observations);
        String staff = joined();
        String path = staff.substring("/api".length());
        assertThat(supervisor
                        .post(
                                staff + "/absences",
                                "{\"from\": \"2043-07-19T00:00:00+09:00\", \"until\": \"2043-07-23T00:00:00+09:00\"}")
                        .status())
                .isEqualTo(204);
        assertThat(supervisor.get(staff).json().path("nickname").asString()).isEqualTo(nickname);
        assertThat(supervisor.get(staff).json().path("away")).hasSize(1);
        // the same by the pages, once with a fault
        assertThat(supervisor.form(path, form(other)).status()).isEqualTo(303);
        assertThat(supervisor
                        .form("/staff", form(other) + "&held=FIRST_AID&until-FIRST_AID=soon")
                        .status())
                .isEqualTo(400);
        assertThat(supervisor.get(staff).json().path("nickname").asString()).isEqualTo(other);

        for (String text : List.of(nickname, other, "2043-07-18T15:00", "2044-02-29")) {
            assertThat(StoredText.files(text, SERVICE, KEY_STORE)).isEmpty();
            assertThat(StoredText.tables(text, SERVICE)).isEmpty();
            assertThat(StoredText.tables(text, KEY_STORE)).isEmpty();
            assertThat(output.getAll()).doesNotContain(text);
            assertThat(meters.getMeters())
                    .noneMatch(meter -> meter.getId().toString().contains(text));
            assertThat(observed.text()).contains("POST", "/api/staff").doesNotContain(text);
        }
    }

    @Test
    void the_search_finds_what_is_plain() throws SQLException {
        jdbc.sql("insert into dispatch_reply (gathering_id, starts_at, accepted, counsellor) values (?, now(),"
                        + " true, ?)")
                .params(UUID.randomUUID().toString(), nickname)
                .update();

        assertThat(StoredText.files(nickname, SERVICE, KEY_STORE)).isNotEmpty();
        assertThat(StoredText.tables(nickname, SERVICE)).containsExactly("public.dispatch_reply");
    }

    @Test
    void a_form_that_is_open_while_its_person_is_erased_is_answered_kindly() throws SQLException {
        String staff = joined();
        String path = staff.substring("/api".length());
        assertThat(supervisor.header("Accept", "text/html").get(path).body()).contains(nickname);
        supervisor.post(staff + "/departure");
        assertThat(supervisor.post(staff + "/erasure").status()).isEqualTo(204);

        Api.Answer answer = supervisor.header("Accept", "text/html").form(path, form(other));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("この人は、もう退いています。", "消去の証明書").doesNotContain(nickname, other);
        assertThat(StoredText.tables(other, SERVICE)).isEmpty();
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
    void the_page_erases_nobody_by_a_single_click() {
        String staff = joined();
        String page = staff.replace("/api", "");
        supervisor.post(staff + "/departure");

        Api.Answer refused = supervisor.header("Accept-Language", "ja").form(page + "/erasure", "idempotencyKey=a");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("元に戻せないことを確かめて、しるしを付けてください。", "aria-invalid=\"true\"");
        assertThat(supervisor.get(staff).json().path("nickname").asString()).isEqualTo(nickname);
        assertThat(supervisor
                        .form(page + "/erasure", "idempotencyKey=b&sure=yes")
                        .status())
                .isEqualTo(303);
        assertThat(supervisor.get(page).body()).contains(staff.substring(staff.lastIndexOf('/') + 1));
        assertThat(supervisor.get(staff).json().path("status").asString()).isEqualTo("ERASED");
    }

    @Test
    void while_the_key_store_is_away_nothing_is_stored_and_nothing_is_half_written(CapturedOutput output)
            throws SQLException {
        Api reader = supervisor.header("Accept", "text/html").header("Accept-Language", "ja");
        long before = rows();
        try (LockedOut _ = LockedOut.role(KEY_STORE)) {
            Api.Answer answer = supervisor.post("/api/staff", body());
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.json().path("code").asString()).isEqualTo("temporarily-unavailable");
            Api.Answer search = supervisor.post("/api/staff/search", "{\"nickname\": \"かなりあ\"}");
            assertThat(search.status()).as(search.toString()).isEqualTo(503);
            for (Api.Answer page : List.of(
                    reader.form("/staff", form(nickname)),
                    reader.form("/staff/search", "nickname=" + encoded(nickname)))) {
                assertThat(page.status()).as(page.toString()).isEqualTo(503);
                assertThat(page.body()).contains("いま、つながりにくくなっています。").doesNotContain(nickname);
            }
            assertThat(rows()).isEqualTo(before);
        }
        assertThat(StoredText.files(nickname, SERVICE, KEY_STORE)).isEmpty();
        assertThat(StoredText.tables(nickname, SERVICE)).isEmpty();
        assertThat(output.getAll()).doesNotContain(nickname);

        await().until(() -> supervisor.post("/api/staff", body()).status() == 201);
    }

    @Test
    void an_erasure_that_met_a_key_store_that_was_away_is_carried_out_when_it_is_back() throws SQLException {
        String staff = joined();
        assertThat(supervisor.post(staff + "/departure").status()).isEqualTo(204);
        try (LockedOut _ = LockedOut.role(KEY_STORE)) {
            assertThat(supervisor.post(staff + "/erasure").status()).isEqualTo(503);
        }

        await().untilAsserted(() ->
                assertThat(supervisor.get(staff + "/erasure").status()).isEqualTo(200));
        await().untilAsserted(() -> assertThat(
                        supervisor.get(staff).json().path("nickname").asString())
                .isEqualTo(Erased.TEXT));
    }

    /** As a restore of the key store leaves it: another generation, and no mark of what was erased since the backup. */
    @Test
    void whoever_was_erased_is_erased_again_in_a_key_store_from_before() throws SQLException {
        String staff = joined();
        assertThat(supervisor.post(staff + "/departure").status()).isEqualTo(204);
        assertThat(supervisor.post(staff + "/erasure").status()).isEqualTo(204);
        assertThat(supervisor.get(staff + "/erasure").status()).isEqualTo(200);
        String somebodyElse = joined();

        inKeyStore("delete from data_key where subject = '" + staff.substring(staff.lastIndexOf('/') + 1) + "'");
        assertThat(supervisor.get(staff + "/erasure").status()).isEqualTo(404);
        inKeyStore("update key_store set generation = gen_random_uuid()");

        await().untilAsserted(() -> {
            assertThat(supervisor.get(somebodyElse).status()).isEqualTo(200);
            assertThat(supervisor.get(staff + "/erasure").status()).isEqualTo(200);
        });
    }

    private static void inKeyStore(String statement) throws SQLException {
        try (Connection keys = TestServers.postgres().connect(KEY_STORE);
                Statement sql = keys.createStatement()) {
            sql.execute(statement);
        }
    }

    private String joined() {
        Api.Answer answer = supervisor.post("/api/staff", body());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.header("Location");
    }

    private static String form(String nickname) {
        return "roles=CHAIR&nickname=" + encoded(nickname);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String body() {
        return """
            {"nickname": "%s", "roles": ["CHAIR"],
             "qualifications": [{"qualification": "FIRST_AID", "validUntil": "2044-02-29"}]}
            """.formatted(nickname);
    }

    /** The number of rows in all tables that record a command about staff. */
    private long rows() {
        return jdbc.sql("""
            select (select count(*) from event where stream_type = 'staff') + (select count(*) from staff)
                 + (select count(*) from command_receipt) + (select count(*) from blind_index)
            """).query(Long.class).single();
    }
}
