package org.ibasho.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The NPO requests a counsellor while the centre is down; no request is lost. */
@Tag("long")
class CounsellorDispatchTest {

    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private final LocalSystem system = LocalSystem.running();
    private final LocalDate nextWeek = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(7);

    @Test
    void asked_and_moved_twice_while_the_centre_is_away_its_answer_is_for_the_last_date() {
        kill("consultation");

        String gathering = planned(nextWeek);
        publish(gathering);
        move(gathering, nextWeek.plusDays(1));
        move(gathering, nextWeek.plusDays(2));
        assertThat(isUp("consultation")).isFalse();
        assertThat(dispatch(gathering).path("state").asString()).isEqualTo("REQUESTED");

        String id = gathering.substring("/api/gatherings/".length());
        await().atMost(RECOVERY).until(() -> isUp("consultation"));
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(request(id).path("startsAt").asString())
                        .startsWith(nextWeek.plusDays(2) + "T13:30"));
        answer(id);
        await().untilAsserted(() -> {
            assertThat(dispatch(gathering).path("state").asString()).isEqualTo("ACCEPTED");
            assertThat(dispatch(gathering).path("counsellor").asString()).isEqualTo("専門相談員 鈴木");
        });
    }

    @Test
    void moved_twice_at_once_the_centre_ends_with_the_last_date_and_an_answer_for_an_earlier_one_is_void() {
        String gathering = planned(nextWeek);
        publish(gathering);
        String id = gathering.substring("/api/gatherings/".length());
        await().until(() -> request(id).has("startsAt"));
        answer(id);
        await().until(() -> "ACCEPTED".equals(dispatch(gathering).path("state").asString()));

        move(gathering, nextWeek.plusDays(1));
        move(gathering, nextWeek.plusDays(2));

        assertThat(dispatch(gathering).path("state").asString()).isEqualTo("REQUESTED");
        await().untilAsserted(() -> {
            assertThat(request(id).path("startsAt").asString()).startsWith(nextWeek.plusDays(2) + "T13:30");
            assertThat(request(id).path("state").asString()).isEqualTo("REQUESTED");
        });
    }

    @Test
    void called_off_the_request_is_withdrawn() {
        String gathering = planned(nextWeek);
        publish(gathering);
        String id = gathering.substring("/api/gatherings/".length());
        await().until(() -> request(id).has("startsAt"));

        succeeds(204, system.npo("supervisor").post(gathering + "/cancellation", "{\"reason\": \"大雪のため\"}"));

        await().until(() -> "WITHDRAWN".equals(request(id).path("state").asString()));
    }

    private String planned(LocalDate day) {
        Api.Answer planned =
                system.npo("supervisor").post("/api/gatherings", """
                    {"programme": "YORIDOKORO", "kind": "PERSONS", %s,
                     "venue": {"name": "%s", "town": "札幌市"}, "doors": ["VENUE"]}
                    """.formatted(times(day), "会館 " + UUID.randomUUID()));
        succeeds(201, planned);
        return planned.header("Location");
    }

    private void publish(String gathering) {
        succeeds(204, system.npo("supervisor").post(gathering + "/publication", "{\"withMissingSeats\": true}"));
    }

    private void move(String gathering, LocalDate day) {
        succeeds(204, system.npo("supervisor").post(gathering + "/rescheduling", "{" + times(day) + "}"));
    }

    private static String times(LocalDate day) {
        return "\"startsAt\": \"%sT13:30:00+09:00\", \"endsAt\": \"%sT16:00:00+09:00\"".formatted(day, day);
    }

    private void answer(String id) {
        succeeds(
                204,
                system.centre("coordinator")
                        .post(
                                "/api/dispatches/" + id + "/answer",
                                "{\"accepted\": true, \"counsellorId\": \"" + system.registered("専門相談員 鈴木") + "\"}"));
    }

    private JsonNode dispatch(String gathering) {
        return system.npo("supervisor").get(gathering).json().path("dispatch");
    }

    private JsonNode request(String id) {
        return system.centre("coordinator").get("/api/dispatches/" + id).json();
    }

    private void kill(String process) {
        long pid =
                system.endpoints().path("processes").path(process).path("pid").asLong();
        ProcessHandle running = ProcessHandle.of(pid).orElseThrow();
        running.destroyForcibly();
        running.onExit().join();
    }

    private boolean isUp(String process) {
        try {
            return Api.at(system.endpoints()
                                    .path("processes")
                                    .path(process)
                                    .path("management")
                                    .asString())
                            .get("/health")
                            .status()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static void succeeds(int status, Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    }
}
