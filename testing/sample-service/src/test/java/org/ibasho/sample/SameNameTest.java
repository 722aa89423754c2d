package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.inbox.consumer.ContainerRestart;
import org.ibasho.sample.tally.TallyCommand;
import org.ibasho.testing.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Two processes of one service under one name: a copied setting, or a paused process that was replaced. */
@Tag("long")
@ExtendWith(OutputCaptureExtension.class)
class SameNameTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String HEARD = "ibasho.consultation.dispatch.v1";
    private static final String TYPE = "org.ibasho.consultation.dispatch-replied.v2";
    private static final String PUBLISHED = "ibasho.scheduling.gathering.v1";
    private static final int PARTITIONS = 3;

    private final String database = "same_name_" + UUID.randomUUID().toString().substring(0, 8);
    private final String stream = UUID.randomUUID().toString();
    private final SampleInstance first = start();

    /** Its group is its own, so that no other test's instance takes part. */
    private SampleInstance start() {
        return SampleInstance.start(
                database,
                "one",
                Map.of("spring.application.name", "scheduling-" + database, "sample.publishes", "true"));
    }

    @AfterEach
    void stop() {
        first.close();
    }

    private static int partitions(SampleInstance instance) {
        return instance.bean(ConcurrentMessageListenerContainer.class)
                .getAssignedPartitions()
                .size();
    }

    private void add() {
        first.bean(Commands.class)
                .send(
                        TallyCommand.class,
                        new TallyCommand.Add(stream, UUID.randomUUID().toString(), 1),
                        IdempotencyKey.none(),
                        1);
    }

    private int published() {
        return Wire.read("analytics", PUBLISHED, stream).size();
    }

    private List<String> effects(String subject) {
        return first.jdbc()
                .sql("select event_id from effect where subject = ? order by position")
                .param(subject)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static String reply(String subject) {
        return """
            {"gatheringId": "%s", "startsAt": "2031-07-10T13:30:00+09:00", "accepted": false}
            """.formatted(subject);
    }

    @Test
    void both_consume_and_both_are_ready() {
        await().atMost(SOON).until(() -> partitions(first) == PARTITIONS);
        try (SampleInstance second = start()) {
            await().atMost(SOON)
                    .until(() -> partitions(first) > 0
                            && partitions(second) > 0
                            && partitions(first) + partitions(second) == PARTITIONS);
            List<String> subjects = IntStream.range(0, 12)
                    .mapToObj(n -> UUID.randomUUID().toString())
                    .toList();
            List<String> ids = Wire.tellAll("consultation", HEARD, TYPE, subjects, SameNameTest::reply);
            for (int n = 0; n < subjects.size(); n++) {
                String subject = subjects.get(n);
                String id = ids.get(n);
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(effects(subject)).containsExactly(id));
            }
            assertThat(first.actuator("/health/readiness").statusCode()).isEqualTo(200);
            assertThat(second.actuator("/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void the_later_one_relays_alone(CapturedOutput output) {
        add();
        await().atMost(SOON).until(() -> published() == 1);
        try (SampleInstance _ = start()) {
            await().atMost(SOON).until(() -> output.getAll().contains("another instance has taken the relay over"));
            for (int n = 2; n <= 10; n++) {
                int sent = n;
                add();
                await().atMost(SOON).until(() -> published() >= sent);
            }
        }
        add();
        await().atMost(SOON).until(() -> published() >= 11);
        assertThat(published()).isEqualTo(11);
    }

    @Test
    void an_inbox_that_has_stopped_takes_the_process_out_of_service_until_it_runs_again() {
        ContainerRestart restart = first.bean(ContainerRestart.class);
        restart.stop();
        first.bean(ConcurrentMessageListenerContainer.class).stopAbnormally(() -> {});
        assertThat(first.actuator("/health/readiness").statusCode()).isEqualTo(503);
        assertThat(first.actuator("/health/readiness").body()).contains("\"inbox\":\"STOPPED\"");
        assertThat(first.actuator("/health/liveness").statusCode()).isEqualTo(503);
        restart.start();
        await().atMost(SOON)
                .until(() ->
                        first.actuator("/health/readiness").statusCode() == 200 && partitions(first) == PARTITIONS);
        assertThat(first.actuator("/health/liveness").statusCode()).isEqualTo(200);
    }
}
