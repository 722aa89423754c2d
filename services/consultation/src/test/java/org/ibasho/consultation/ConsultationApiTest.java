package org.ibasho.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.Wire;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConsultationApiTest extends CentreTest {

    private static String consultation(String ageBand, String occurredAt) {
        return """
            {"channel": "PHONE", "relationship": "MOTHER", "ageBand": "%s", "purposes": ["WORK_STUDY", "RELATING"],
             "occurredAt": "%s"}
            """.formatted(ageBand, occurredAt);
    }

    private static String now() {
        return at(today(), 0).toString();
    }

    @Test
    void a_recorded_consultation_is_published_with_month_and_channel_only() {
        Api.Answer answer = counsellor().post("/api/consultations", consultation("20S", "2025-05-31T23:30:00+09:00"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);

        JsonNode entry = counsellor().get(answer.header("Location")).json();
        assertThat(entry.path("ageBand").asString()).isEqualTo("20S");
        assertThat(entry.path("purposes").toString()).isEqualTo("[\"RELATING\",\"WORK_STUDY\"]");
        assertThat(entry.path("occurredAt").asString()).isEqualTo("2025-05-31T23:30:00+09:00");

        String id = answer.header("Location").substring("/api/consultations/".length());
        await().untilAsserted(
                        () -> assertThat(Wire.read("analytics", ACTIVITY, id)).hasSize(1));
        assertThat(Wire.read("analytics", ACTIVITY, id).getFirst().data().toString())
                .isEqualTo("{\"consultationId\":\"%s\",\"month\":\"2025-05\",\"channel\":\"PHONE\"}".formatted(id));
    }

    @Test
    void one_at_a_gathering_counts_for_its_programme() {
        String gathering = requestedFor(today());
        Api.Answer answer = counsellor().post("/api/consultations", """
                {"gatheringId": "%s", "channel": "GATHERING", "relationship": "UNKNOWN", "ageBand": "UNKNOWN",
                 "purposes": ["UNKNOWN"], "occurredAt": "%s"}
                """.formatted(gathering, now()));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);

        String id = answer.header("Location").substring("/api/consultations/".length());
        await().untilAsserted(
                        () -> assertThat(Wire.read("analytics", ACTIVITY, id)).hasSize(1));
        JsonNode told = Wire.read("analytics", ACTIVITY, id).getFirst().data();
        assertThat(told.path("programme").asString()).isEqualTo("YORIDOKORO");
        assertThat(told.has("gatheringId")).isFalse();
    }

    @Test
    void a_month_lists_its_consultations_and_counts_them_by_channel() {
        counsellor().post("/api/consultations", consultation("60_OVER", "2024-02-01T00:00:00+09:00"));
        counsellor().post("/api/consultations", consultation("UNDER_10", "2024-02-29T23:59:00+09:00"));
        counsellor().post("/api/consultations", consultation("10_14", "2024-03-01T00:00:00+09:00"));

        JsonNode month = counsellor().get("/api/consultations?month=2024-02").json();
        assertThat(month.path("total").asInt()).isEqualTo(2);
        assertThat(month.path("byChannel").path("PHONE").asInt()).isEqualTo(2);
        assertThat(month.path("consultations").get(0).path("ageBand").asString())
                .isEqualTo("UNDER_10");
        assertThat(counsellor().get("/api/consultations?month=2024-13").code()).isEqualTo("invalid-date");
        assertThat(counsellor().get("/api/consultations/" + UUID.randomUUID()).code())
                .isEqualTo("consultation-not-found");
    }

    @Test
    void the_same_key_records_once() {
        Api keyed = counsellor().header("Idempotency-Key", "consultation-1");
        String body = consultation("30S", now());
        assertThat(keyed.post("/api/consultations", body).header("Location"))
                .isEqualTo(keyed.post("/api/consultations", body).header("Location"));
    }

    @Test
    void bad_input_gets_a_problem_with_a_code_and_a_field() {
        assertProblem(consultation("25", now()), 400, "unknown-value", "ageBand");
        assertProblem(consultation("TWENTIES", now()), 400, "unknown-value", "ageBand");
        assertProblem(consultation("20S", "2026-02-30T10:00:00+09:00"), 400, "invalid-date", "occurredAt");
        assertProblem(
                consultation("20S", at(today().plusDays(3), 9).toString()),
                422,
                "occurred-in-the-future",
                "occurredAt");
        assertProblem(consultation("20S", "1999-12-31T23:59:59+09:00"), 422, "occurred-too-long-ago", "occurredAt");
        assertProblem(consultation("20S", now()).replace("RELATING", "WORK_STUDY"), 422, "purpose-twice", "purposes");
        assertProblem(
                consultation("20S", now()).replace("\"WORK_STUDY\", \"RELATING\"", ""), 400, "required", "purposes");
        assertProblem(
                consultation("20S", now()).replace("{", "{\"gatheringId\": \"" + UUID.randomUUID() + "\", "),
                422,
                "gathering-not-found",
                "gatheringId");
    }

    private void assertProblem(String body, int status, String code, String field) {
        Api.Answer answer = counsellor().post("/api/consultations", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().path("field").asString("")).isEqualTo(field);
        assertThat(answer.json().path("message").path("ja").asString()).isNotEqualTo("うまくいきませんでした。");
        assertThat(answer.json().path("message").path("en").asString()).isNotEqualTo("That did not work.");
    }

    @Test
    void only_counsellors_see_and_record_consultations() {
        String body = consultation("20S", now());
        assertThat(coordinator().post("/api/consultations", body).status()).isEqualTo(403);
        assertThat(coordinator().get("/api/consultations").status()).isEqualTo(403);
        assertThat(nobody().post("/api/consultations", body).status()).isEqualTo(401);
        assertThat(nobody().with(Realm.of("npo").token("counsellor"))
                        .get("/api/consultations")
                        .status())
                .isEqualTo(401);
    }
}
