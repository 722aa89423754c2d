package org.ibasho.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The events of a gathering reach all services, and the monthly report contains it. */
@Tag("long")
class GatheringPropagationTest {

    private final LocalSystem system = LocalSystem.running();

    private JsonNode report(String programme) {
        JsonNode report = system.npo("city-officer")
                .get("/api/reports/monthly/" + Gathering.thisMonth())
                .json();
        return report.path("programmes").values().stream()
                .filter(part -> programme.equals(part.path("programme").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static int held(JsonNode part) {
        return part.path("gatherings").path("held").asInt();
    }

    private static int visits(JsonNode part) {
        return part.path("visits").path("total").asInt();
    }

    @Test
    void from_the_plan_to_the_report() {
        JsonNode before = report("YORIDOKORO");
        Gathering gathering = Gathering.today(system, "YORIDOKORO", "PERSONS");
        theCentreAnswers(gathering);

        Api staff = system.npo("peer-staff");
        succeeds(204, staff.post(gathering.path() + "/door/opening"));
        List<String> marks = Gathering.marks(12);
        String second = Gathering.batch(marks.subList(7, 12));
        succeeds(200, staff.post(gathering.path() + "/door/marks", Gathering.batch(marks.subList(0, 7))));
        succeeds(200, staff.post(gathering.path() + "/door/marks", second));
        succeeds(200, staff.post(gathering.path() + "/door/marks", second));
        succeeds(204, staff.delete(gathering.path() + "/door/marks/" + marks.get(3)));
        succeeds(204, staff.post(gathering.path() + "/door/closing"));
        succeeds(204, system.npo("supervisor").post(gathering.path() + "/conclusion"));

        await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> {
            JsonNode after = report("YORIDOKORO");
            assertThat(held(after)).isEqualTo(held(before) + 1);
            assertThat(visits(after)).isEqualTo(visits(before) + 11);
        });
    }

    private void theCentreAnswers(Gathering gathering) {
        Api coordinator = system.centre("coordinator");
        await().untilAsserted(() ->
                assertThat(coordinator.get("/api/dispatches").body()).contains(gathering.id()));
        succeeds(
                204,
                coordinator.post(
                        "/api/dispatches/" + gathering.id() + "/answer",
                        "{\"accepted\": true, \"counsellorId\": \"" + system.registered("専門相談員 佐藤") + "\"}"));
        await().untilAsserted(() -> assertThat(system.npo("supervisor")
                        .get(gathering.path())
                        .json()
                        .path("dispatch")
                        .path("counsellor")
                        .asString())
                .isEqualTo("専門相談員 佐藤"));
    }

    private static void succeeds(int status, Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }

    @Test
    void a_consultation_is_counted_under_its_channel() {
        int before = phoneCalls();
        Api.Answer recorded =
                system.centre("counsellor").post("/api/consultations", """
                    {"channel": "PHONE", "relationship": "MOTHER", "ageBand": "30S",
                     "purposes": ["RELATING", "UNKNOWN"], "occurredAt": "%s-01T10:00:00+09:00"}
                    """.formatted(Gathering.thisMonth()));
        succeeds(201, recorded);
        await().untilAsserted(() -> assertThat(phoneCalls()).isEqualTo(before + 1));
    }

    private int phoneCalls() {
        return system.npo("supervisor")
                .get("/api/reports/monthly/" + Gathering.thisMonth())
                .json()
                .path("consultationsElsewhere")
                .path("byChannel")
                .path("PHONE")
                .asInt();
    }

    @Test
    void each_side_takes_its_own_tokens_only() {
        Gathering gathering = Gathering.today(system, "SANGO", "REGULAR");
        String npo = system.token("npo", "supervisor");
        String centre = system.token("centre", "coordinator");

        assertThat(Api.at(system.gateway()).with(centre).get(gathering.path()).status())
                .isEqualTo(401);
        assertThat(Api.at(system.consultation())
                        .with(npo)
                        .get("/api/dispatches")
                        .status())
                .isEqualTo(401);
        assertThat(Api.at(system.gateway()).get(gathering.path()).status()).isEqualTo(401);
        assertThat(system.npo("city-officer")
                        .post(gathering.path() + "/door/opening")
                        .status())
                .isEqualTo(403);
        assertThat(system.npo("peer-staff")
                        .get("/api/reports/monthly/" + Gathering.thisMonth())
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_mark_of_another_gathering_cannot_be_undone_here() {
        Gathering one = Gathering.today(system, "SANGO", "BEGINNERS");
        Gathering other = Gathering.today(system, "SANGO", "REGULAR");
        Api staff = system.npo("peer-staff");
        List.of(one, other).forEach(gathering -> succeeds(204, staff.post(gathering.path() + "/door/opening")));
        List<String> marks = Gathering.marks(1);
        succeeds(200, staff.post(one.path() + "/door/marks", Gathering.batch(marks)));

        Api.Answer answer = staff.delete(other.path() + "/door/marks/" + marks.getFirst());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("mark-not-found");
    }
}
