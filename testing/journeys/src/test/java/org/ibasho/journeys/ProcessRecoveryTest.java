package org.ibasho.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each process is killed while a client keeps counting; no mark is lost or duplicated. */
@Tag("long")
class ProcessRecoveryTest {

    private static final Duration RECOVERY = Duration.ofSeconds(90);
    private static final int ACKNOWLEDGED_BEFORE = 10;
    private static final int ACKNOWLEDGED_AFTER = 20;

    private final LocalSystem system = LocalSystem.running();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean counting = new AtomicBoolean(true);

    @ParameterizedTest
    @ValueSource(strings = {"attendance", "scheduling", "reporting", "consultation", "gateway"})
    void every_visit_counts_once(String process) throws InterruptedException {
        int before = reported();
        Gathering gathering = Gathering.today(system, "SANGO", "REGULAR");
        Api staff = system.npo("peer-staff");
        staff.post(gathering.path() + "/door/opening");
        Thread client = Thread.ofVirtual().start(() -> keepCounting(staff, gathering));

        await().until(() -> acknowledged.size() >= ACKNOWLEDGED_BEFORE);
        long killed = kill(process);
        await().atMost(RECOVERY).until(() -> pid(process) != killed && isUp(process));
        int atRecovery = acknowledged.size();
        await().atMost(RECOVERY).until(() -> acknowledged.size() >= atRecovery + ACKNOWLEDGED_AFTER);
        counting.set(false);
        client.join();

        int total = staff.get(gathering.path() + "/door").json().path("total").asInt();
        assertThat(total).isEqualTo(sent.size()).isEqualTo(acknowledged.size());
        assertThat(staff.post(gathering.path() + "/door/closing").status()).isEqualTo(204);
        assertThat(system.npo("supervisor")
                        .post(gathering.path() + "/conclusion")
                        .status())
                .isEqualTo(204);
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(reported()).isEqualTo(before + total));
    }

    /** Retries the same mark until it is acknowledged, as a device at the door does. */
    private void keepCounting(Api staff, Gathering gathering) {
        while (counting.get()) {
            List<String> marks = Gathering.marks(1);
            sent.addAll(marks);
            String body = Gathering.batch(marks);
            await().atMost(RECOVERY)
                    .ignoreExceptions()
                    .until(() ->
                            staff.post(gathering.path() + "/door/marks", body).status() == 200);
            acknowledged.addAll(marks);
        }
    }

    private int reported() {
        return await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(
                        () -> system.npo("supervisor")
                                .get("/api/reports/monthly/" + Gathering.thisMonth())
                                .json()
                                .path("total")
                                .path("visits")
                                .asInt(-1),
                        visits -> visits >= 0);
    }

    private long kill(String process) {
        long pid = pid(process);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        return pid;
    }

    private long pid(String process) {
        return system.endpoints().path("processes").path(process).path("pid").asLong();
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
        } catch (java.io.UncheckedIOException notYet) {
            return false;
        }
    }
}
