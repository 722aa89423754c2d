package org.ibasho.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@ServiceTest
class ReportingApiTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api supervisor = Api.at(0);

    @BeforeEach
    void signIn() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
    }

    private JsonNode report(String month) {
        Api.Answer answer = supervisor.get("/api/reports/monthly/" + month);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    @Test
    void a_months_figures_are_counted_from_the_other_services_events() {
        GatheringMessages.of("SANGO")
                .published("2026-12-05T13:30:00+09:00")
                .closed(
                        11,
                        GatheringMessages.visits("PERSON", "FIRST", 2) + ","
                                + GatheringMessages.visits("PERSON", "AGAIN", 8) + ","
                                + GatheringMessages.visits("OBSERVER", "UNKNOWN", 1))
                .concluded();
        GatheringMessages.of("SANGO").published("2026-12-12T14:00:00+09:00").cancelled();
        GatheringMessages.of("YORIDOKORO").published("2026-12-09T13:30:00+09:00");
        GatheringMessages.consultation("2026-12", "GATHERING", "YORIDOKORO");
        GatheringMessages.consultation("2026-12", "PHONE", "");

        await().untilAsserted(() -> assertThat(report("2026-12").path("total").toString())
                .isEqualTo("{\"gatherings\":{\"announced\":3,\"held\":1,\"cancelled\":1,\"open\":1,\"uncounted\":0},"
                        + "\"visits\":11,\"consultations\":2}"));
        JsonNode report = report("2026-12");
        assertThat(report.path("month").asString()).isEqualTo("2026-12");
        assertThat(report.path("fiscalYear").asString()).isEqualTo("令和8年度");
        assertThat(report.path("countingRules").asString()).isEqualTo("2026-1");
        assertThat(report.path("asOf").asString()).endsWith("+09:00");
        JsonNode sango = report.path("programmes").get(0);
        assertThat(sango.path("programme").asString()).isEqualTo("SANGO");
        assertThat(sango.path("mandate").asString()).isEqualTo("OWN");
        assertThat(sango.path("visits").toString())
                .isEqualTo("{\"total\":11,\"byWho\":{\"PERSON\":{\"FIRST\":2,\"AGAIN\":8,\"UNKNOWN\":0,\"total\":10},"
                        + "\"FAMILY\":{\"FIRST\":0,\"AGAIN\":0,\"UNKNOWN\":0,\"total\":0},"
                        + "\"OBSERVER\":{\"FIRST\":0,\"AGAIN\":0,\"UNKNOWN\":1,\"total\":1}},"
                        + "\"byVisit\":{\"FIRST\":2,\"AGAIN\":8,\"UNKNOWN\":1}}");
        JsonNode yoridokoro = report.path("programmes").get(1);
        assertThat(yoridokoro.at("/consultations/byChannel/GATHERING").asInt()).isEqualTo(1);
        assertThat(report.at("/consultationsElsewhere/byChannel/PHONE").asInt()).isEqualTo(1);
        assertThat(report.at("/consultationsElsewhere/total").asInt()).isEqualTo(1);
    }

    @Test
    void a_repeated_event_counts_once() {
        String id = UUID.randomUUID().toString();
        String told = UUID.randomUUID().toString();
        String json = "{\"consultationId\": \"%s\", \"month\": \"2027-01\", \"channel\": \"MAIL\"}".formatted(id);
        for (int i = 0; i < 3; i++) {
            Wire.tell(
                    "consultation",
                    "ibasho.consultation.activity.v1",
                    "org.ibasho.consultation.consultation-recorded.v1",
                    id,
                    json,
                    told);
        }
        GatheringMessages.consultation("2027-01", "PHONE", "");
        await().untilAsserted(() -> assertThat(report("2027-01")
                        .at("/consultationsElsewhere/byChannel/PHONE")
                        .asInt())
                .isEqualTo(1));
        assertThat(report("2027-01")
                        .at("/consultationsElsewhere/byChannel/MAIL")
                        .asInt())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from inbox where event_id = ?::uuid")
                        .param(told)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_gathering_belongs_to_the_month_in_which_it_starts_in_japan() {
        GatheringMessages.of("SANGO").published("2027-03-01T00:30:00+09:00");
        GatheringMessages.of("SANGO").published("2027-03-31T23:30:00+09:00");
        GatheringMessages.of("SANGO").published("2027-03-31T15:00:00Z");

        await().untilAsserted(() -> {
            assertThat(report("2027-03").at("/total/gatherings/announced").asInt())
                    .isEqualTo(2);
            assertThat(report("2027-04").at("/total/gatherings/announced").asInt())
                    .isEqualTo(1);
        });
        assertThat(report("2027-02").at("/total/gatherings/announced").asInt()).isZero();
    }

    @Test
    void a_gathering_that_is_moved_to_another_month_counts_there() {
        GatheringMessages.of("YORIDOKORO")
                .published("2027-06-30T13:30:00+09:00")
                .closed(3, GatheringMessages.visits("FAMILY", "AGAIN", 3))
                .moved("2027-07-01T13:30:00+09:00");

        await().untilAsserted(() ->
                assertThat(report("2027-07").at("/total/visits").asInt()).isEqualTo(3));
        assertThat(report("2027-06").at("/total/visits").asInt()).isZero();
        assertThat(report("2027-06").at("/total/gatherings/announced").asInt()).isZero();
    }

    @Test
    void a_month_without_anything_has_both_programmes_with_zeros() {
        JsonNode report = report("2019-05");

        assertThat(report.path("programmes").size()).isEqualTo(2);
        assertThat(report.at("/total/visits").asInt(-1)).isZero();
        assertThat(report.path("fiscalYear").asString()).isEqualTo("令和元年度");
        assertThat(Instant.now())
                .isAfter(OffsetDateTime.parse(report.path("asOf").asString()).toInstant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13", "december", "2026", "2026-12-01", "0001-01", "9999-12"})
    void a_month_that_does_not_exist_is_a_problem_with_a_code_and_a_field(String month) {
        Api.Answer answer = supervisor.get("/api/reports/monthly/" + month);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.code()).isEqualTo("invalid-date");
        assertThat(answer.json().path("field").asString()).isEqualTo("month");
        assertThat(answer.json().at("/message/ja").asString()).isNotBlank();
    }

    @Test
    void only_writers_and_receivers_of_reports_may_read_them() {
        for (String path : new String[] {"/api/reports/monthly/2026-12", "/reports/monthly/2026-12", "/reports"}) {
            assertThat(Api.at(port).get(path).status()).as(path).isEqualTo(401);
            assertThat(as("centre", "supervisor").get(path).status()).as(path).isEqualTo(401);
            assertThat(as("npo", "peer-staff").get(path).status()).as(path).isEqualTo(403);
            assertThat(as("npo", "city-officer").get(path).status()).as(path).isIn(200, 302);
        }
    }

    private Api as(String realm, String role) {
        return Api.at(port).with(Realm.of(realm).token(role));
    }

    @Test
    void the_api_describes_itself() {
        JsonNode api = supervisor.get("/v3/api-docs").json();

        assertThat(api.path("paths").has("/api/reports/monthly/{month}")).isTrue();
    }
}
