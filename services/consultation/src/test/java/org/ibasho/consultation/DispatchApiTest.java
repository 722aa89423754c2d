package org.ibasho.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.hpke.MessagePart;
import org.ibasho.chassis.hpke.RecipientKeyPair;
import org.ibasho.contracts.SealedText;
import org.ibasho.contracts.catalogue.ContractType;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.Wire;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class DispatchApiTest extends CentreTest {

    /** What the NPO has; the centre gets the public key alone. */
    private static final RecipientKeyPair NPO =
            RecipientKeyPair.generate(UUID.randomUUID().toString());

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void publishTheNposKey() {
        if (!knowsTheNposKey()) {
            String recipient = UUID.randomUUID().toString();
            Wire.tell(
                    "scheduling",
                    "ibasho.scheduling.recipient-key.v1",
                    "org.ibasho.scheduling.recipient-key-published.v1",
                    recipient,
                    """
                    {"recipientId": "%s", "recipient": "scheduling", "number": 1, "keyId": "%s",
                     "suite": "X25519_HKDF_SHA256_AES_256_GCM", "publicKey": "%s", "fingerprint": "%s",
                     "madeAt": "2026-11-29T09:00:00+09:00"}
                    """.formatted(
                                    recipient,
                                    NPO.publicKey().id(),
                                    NPO.publicKey().encoded(),
                                    NPO.publicKey().fingerprint()));
            await().until(this::knowsTheNposKey);
        }
    }

    private boolean knowsTheNposKey() {
        return jdbc.sql("select exists (select from recipient_public_key where id = ?::uuid)")
                .param(NPO.publicKey().id())
                .query(Boolean.class)
                .single();
    }

    private static String openedByTheNpo(String gathering, String component, JsonNode replied) {
        JsonNode sealed = replied.path(component);
        return NPO.open(
                        new MessagePart(ContractType.DISPATCH_REPLIED_V2, gathering, component),
                        new SealedText(
                                sealed.path("keyId").asString(),
                                sealed.path("ciphertext").asString()))
                .orElse("unreadable");
    }

    @Test
    void a_request_is_answered_and_others_are_told_without_the_name() {
        String id = requestedFor(today().plusDays(10));
        assertThat(accept(id, "専門相談員 佐藤").status()).isEqualTo(204);

        JsonNode dispatch = counsellor().get("/api/dispatches/" + id).json();
        assertThat(dispatch.path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(dispatch.path("counsellor").asString()).isEqualTo("専門相談員 佐藤");
        assertThat(dispatch.path("venue").path("town").asString()).isEqualTo("札幌市");

        await().untilAsserted(
                        () -> assertThat(Wire.read("scheduling", DISPATCH, id)).hasSize(1));
        JsonNode replied = Wire.read("scheduling", DISPATCH, id).getFirst().data();
        assertThat(openedByTheNpo(id, "counsellor", replied)).isEqualTo("専門相談員 佐藤");
        assertThat(replied.path("startsAt").asString()).isEqualTo(today().plusDays(10) + "T13:00:00+09:00");
        List<Wire.Told> answered = Wire.read("analytics", ACTIVITY, id);
        assertThat(answered)
                .extracting(Wire.Told::type)
                .containsExactly("org.ibasho.consultation.dispatch-answered.v1");
        assertThat(answered.getFirst().data().toString()).doesNotContain("佐藤").contains("\"accepted\":true");
    }

    @Test
    void no_record_in_kafka_holds_what_an_answer_says_about_people() {
        String name = "専門相談員 " + UUID.randomUUID();
        String reason = "急な休みのため " + UUID.randomUUID();
        String id = requestedFor(today().plusDays(13));
        accept(id, name);
        counsellor().post("/api/dispatches/" + id + "/answer", """
            {"accepted": false, "reason": "%s"}
            """.formatted(reason));
        await().untilAsserted(
                        () -> assertThat(Wire.read("scheduling", DISPATCH, id)).hasSize(2));

        List<Wire.Told> told = new ArrayList<>(Wire.read("scheduling", DISPATCH, id));
        told.addAll(Wire.read("analytics", ACTIVITY, id));
        assertThat(told.toString()).contains(id).doesNotContain(name).doesNotContain(reason);
        assertThat(openedByTheNpo(id, "reason", told.get(1).data())).isEqualTo(reason);
        // control: what is sent in plain text is found
        String plain = UUID.randomUUID().toString();
        Wire.tell("consultation", DISPATCH, "plain", plain, "{\"counsellor\": \"%s\"}".formatted(name));
        assertThat(Wire.read("scheduling", DISPATCH, plain).toString()).contains(name);
    }

    @Test
    void an_answer_for_another_time_is_void() {
        String id = requestedFor(today().plusDays(11));
        accept(id, "専門相談員 佐藤");
        rescheduled(id, today().plusDays(12));
        await().until(() -> "REQUESTED".equals(state(id)));

        JsonNode dispatch = counsellor().get("/api/dispatches/" + id).json();
        assertThat(dispatch.has("counsellor")).isFalse();
        assertThat(dispatch.path("startsAt").asString()).startsWith(today().plusDays(12) + "T13:00");
    }

    @Test
    void the_last_answer_counts_until_the_gathering_is_concluded() {
        String id = requestedFor(today());
        accept(id, "専門相談員 佐藤");
        Api.Answer declined = counsellor()
                .post("/api/dispatches/" + id + "/answer", "{\"accepted\": false, \"reason\": \"急な休みのため\"}");
        assertThat(declined.status()).isEqualTo(204);
        assertThat(state(id)).isEqualTo("DECLINED");
        assertThat(counsellor().get("/api/dispatches/" + id).json().has("counsellor"))
                .isFalse();

        told(id, "concluded", "");
        await().until(() -> "CONCLUDED".equals(state(id)));
        Api.Answer late = accept(id, "専門相談員 佐藤");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("gathering-concluded");
    }

    @Test
    void a_cancelled_gathering_needs_no_answer() {
        String id = requestedFor(today().plusDays(3));
        String event = told(id, "cancelled", "");
        toldAgain(id, "cancelled", event);
        await().until(() -> "WITHDRAWN".equals(state(id)));

        Api.Answer late = accept(id, "専門相談員 佐藤");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("dispatch-withdrawn");
    }

    @Test
    void a_reminder_stays_until_there_is_an_answer() {
        LocalDate day = today().plusDays(4);
        String id = requestedFor(day);
        Wire.tell("scheduling", GATHERING, "org.ibasho.scheduling.dispatch-reminded.v1", id, """
            {"gatheringId": "%s", "startsAt": "%s", "answerBy": "%s"}
            """.formatted(
                        id, at(day, 13), at(day.minusDays(7), 13)));
        await().untilAsserted(() -> assertThat(counsellor()
                        .get("/api/dispatches/" + id)
                        .json()
                        .path("answerBy")
                        .asString(""))
                .isEqualTo(day.minusDays(7) + "T13:00:00+09:00"));
        assertThat(state(id)).isEqualTo("REQUESTED");

        accept(id, "専門相談員 佐藤");
        assertThat(counsellor().get("/api/dispatches/" + id).json().has("answerBy"))
                .isFalse();
    }

    @Test
    void the_npos_own_activities_are_ignored() {
        String own = published("SANGO", "REGULAR", "OWN", today().plusDays(5));
        rescheduled(own, today().plusDays(6));
        told(own, "concluded", "");
        told(own, "cancelled", "");
        String after = published("YORIDOKORO", "FAMILIES", "COMMISSIONED", today().plusDays(5));
        rescheduled(after, today().plusDays(7));
        await().untilAsserted(() -> assertThat(
                        counsellor().get("/api/dispatches/" + after).body())
                .contains(today().plusDays(7) + "T13:00"));

        assertThat(counsellor().get("/api/dispatches/" + own).code()).isEqualTo("dispatch-not-found");
        Api.Answer answer = accept(own, "専門相談員 佐藤");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("dispatch-not-found");
    }

    @Test
    void an_acceptance_names_a_counsellor_of_the_list() {
        String id = requestedFor(today().plusDays(20));
        Api.Answer answer = counsellor().post("/api/dispatches/" + id + "/answer", "{\"accepted\": true}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("counsellor-missing");
        assertThat(answer.json().path("field").asString()).isEqualTo("counsellorId");
        assertThat(answer.json().path("message").path("en").asString()).contains("choose the counsellor");
        String gone = registered("専門相談員 遠藤");
        assertThat(coordinator().post("/api/counsellors/" + gone + "/departure").status())
                .isEqualTo(204);
        for (String unlisted : List.of(gone, UUID.randomUUID().toString())) {
            assertThat(counsellor()
                            .post(
                                    "/api/dispatches/" + id + "/answer",
                                    "{\"accepted\": true, \"counsellorId\": \"%s\"}".formatted(unlisted))
                            .code())
                    .isEqualTo("counsellor-not-listed");
        }
        assertThat(counsellor()
                        .post("/api/dispatches/" + id + "/answer", "{}")
                        .json()
                        .path("field")
                        .asString())
                .isEqualTo("accepted");
        assertThat(state(id)).isEqualTo("REQUESTED");
    }

    @Test
    void the_same_answer_twice_is_published_once() {
        String id = requestedFor(today().plusDays(21));
        Api keyed = counsellor().header("Idempotency-Key", "answer-" + id);
        String yes = "{\"accepted\": true, \"counsellorId\": \"%s\"}".formatted(counsellorCalled("専門相談員 佐藤"));
        assertThat(keyed.post("/api/dispatches/" + id + "/answer", yes).status())
                .isEqualTo(204);
        assertThat(keyed.post("/api/dispatches/" + id + "/answer", yes).status())
                .isEqualTo(204);
        assertThat(accept(id, "専門相談員 佐藤").status()).isEqualTo(204);
        assertThat(accept(id, "専門相談員 鈴木").status()).isEqualTo(204);

        await().untilAsserted(() -> assertThat(Wire.read("scheduling", DISPATCH, id))
                .extracting(told -> openedByTheNpo(id, "counsellor", told.data()))
                .containsExactly("専門相談員 佐藤", "専門相談員 鈴木"));
    }

    @Test
    void the_next_requests_are_listed_first_and_open_ones_can_be_filtered() {
        String past = requestedFor(today().minusDays(40));
        String later = requestedFor(today().plusDays(90));
        String sooner = requestedFor(today().plusDays(80));
        accept(later, "専門相談員 佐藤");

        assertThat(listed("/api/dispatches")).containsSubsequence(sooner, later, past);
        assertThat(listed("/api/dispatches?state=REQUESTED"))
                .contains(sooner, past)
                .doesNotContain(later);
        accept(past, "専門相談員 佐藤");
        assertThat(listed("/api/dispatches")).doesNotContain(past);
        assertThat(counsellor().get("/api/dispatches?state=MAYBE").code()).isEqualTo("unknown-value");
    }

    private List<String> listed(String path) {
        return counsellor()
                .get(path)
                .json()
                .path("dispatches")
                .valueStream()
                .map(dispatch -> dispatch.path("gatheringId").asString())
                .toList();
    }

    @Test
    void only_the_centres_own_staff_come_in() {
        assertThat(coordinator().get("/api/dispatches").status()).isEqualTo(200);
        assertThat(nobody().get("/api/dispatches").status()).isEqualTo(401);
        assertThat(nobody().with(Realm.of("npo").token("counsellor"))
                        .get("/api/dispatches")
                        .status())
                .isEqualTo(401);
        assertThat(nobody().with(Realm.of("centre").token("peer-staff"))
                        .get("/api/dispatches")
                        .status())
                .isEqualTo(403);
    }
}
