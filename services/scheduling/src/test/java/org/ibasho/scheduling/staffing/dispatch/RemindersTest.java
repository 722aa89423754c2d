package org.ibasho.scheduling.staffing.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.ibasho.time.Tokyo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class RemindersTest {

    private static final String TOPIC = "ibasho.scheduling.gathering.v1";

    @LocalServerPort
    private int port;

    @Autowired
    private Reminders reminders;

    @Autowired
    private Clock clock;

    private Api supervisor = Api.at(0);
    private OffsetDateTime start = OffsetDateTime.MIN;

    @BeforeEach
    void inAMonth() {
        supervisor = Api.at(port).with(Realm.of("npo").token("supervisor"));
        start = clock.instant()
                .plus(Duration.ofDays(30))
                .atZone(Tokyo.ZONE)
                .withHour(13)
                .withMinute(0)
                .withSecond(0)
                .withNano(0)
                .toOffsetDateTime();
    }

    private String announced(String programme, String kind) {
        String gathering = supervisor
                .post("/api/gatherings", """
                    {"programme": "%s", "kind": "%s", "startsAt": "%s", "endsAt": "%s",
                         "venue": {"name": "会館 5階", "town": "江別市"}, "doors": ["VENUE"], "lateRecord": true,
                         "acceptOverlap": true}
                    """.formatted(programme, kind, start, start.plusHours(2)))
                .header("Location");
        assertThat(supervisor
                        .post(gathering + "/publication", "{\"withMissingSeats\": true}")
                        .status())
                .isEqualTo(204);
        return gathering.substring("/api/gatherings/".length());
    }

    private Instant daysBefore(int days) {
        return start.toInstant().minus(Duration.ofDays(days));
    }

    private static List<Wire.Told> reminded(String id) {
        return Wire.read("consultation", TOPIC, id).stream()
                .filter(told -> told.type().equals("org.ibasho.scheduling.dispatch-reminded.v1"))
                .toList();
    }

    /** All events before the published one have been published as well. */
    private void publishes(String id) {
        supervisor.post("/api/gatherings/" + id + "/cancellation", "{\"reason\": \"雪のため\"}");
        await().until(() -> Wire.read("consultation", TOPIC, id).stream()
                .anyMatch(told -> told.type().endsWith("gathering-cancelled.v1")));
    }

    @Test
    void the_centre_is_reminded_once_when_the_answer_is_overdue() {
        String id = announced("YORIDOKORO", "PERSONS");

        reminders.sweep(daysBefore(8));
        reminders.sweep(daysBefore(7));
        reminders.sweep(daysBefore(6));

        assertThat(supervisor
                        .get("/api/gatherings/" + id)
                        .json()
                        .path("dispatch")
                        .path("answerBy")
                        .asString())
                .isEqualTo(daysBefore(7).toString());
        publishes(id);
        assertThat(reminded(id)).hasSize(1).first().satisfies(told -> {
            assertThat(told.data().path("startsAt").asString())
                    .satisfies(at -> assertThat(OffsetDateTime.parse(at)).isEqualTo(start));
            assertThat(OffsetDateTime.parse(told.data().path("answerBy").asString())
                            .toInstant())
                    .isEqualTo(daysBefore(7));
        });
    }

    @Test
    void concurrent_sweeps_remind_once_and_none_fails() throws Exception {
        List<String> ids = Stream.generate(() -> announced("YORIDOKORO", "PERSONS"))
                .limit(8)
                .toList();
        Callable<Boolean> look = () -> {
            reminders.sweep(daysBefore(6));
            return true;
        };

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> looked : threads.invokeAll(List.of(look, look, look))) {
                assertThat(looked.get()).isTrue();
            }
        }

        for (String id : ids) {
            publishes(id);
            assertThat(reminded(id)).hasSize(1);
        }
    }

    @Test
    void no_reminder_is_sent_early_after_an_answer_or_without_need_for_a_counsellor() {
        String early = announced("YORIDOKORO", "PERSONS");
        String own = announced("SANGO", "REGULAR");
        String answered = announced("YORIDOKORO", "FAMILIES");
        CentreReplies.declined(answered, start.toString());
        await().until(() -> "DECLINED"
                .equals(supervisor
                        .get("/api/gatherings/" + answered)
                        .json()
                        .path("dispatch")
                        .path("state")
                        .asString()));

        reminders.sweep(daysBefore(8));
        publishes(early);
        reminders.sweep(daysBefore(6));

        publishes(own);
        publishes(answered);
        assertThat(reminded(early)).isEmpty();
        assertThat(reminded(own)).isEmpty();
        assertThat(reminded(answered)).isEmpty();
    }
}
