package org.ibasho.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two instances of attendance count at the same doors concurrently, and one of them is killed. */
@Tag("long")
class TwoInstancesTest {

    private static final Duration RECOVERY = Duration.ofMinutes(2);
    private static final int GATHERINGS = 4;
    private static final int DEVICES = 2;
    private static final int ENOUGH = 60;

    private final LocalSystem system = LocalSystem.running();
    private final Api staff = system.npo("peer-staff");
    private final Map<String, Queue<String>> sent = new ConcurrentHashMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicBoolean counting = new AtomicBoolean(true);

    @Test
    void order_per_gathering_is_kept_and_nothing_is_lost_or_doubled() throws InterruptedException {
        assumeTrue(Files.exists(Path.of("/proc/self/environ")), "skipped: only Linux says what a process was told");
        int before = reported();
        List<Gathering> gatherings = IntStream.range(0, GATHERINGS)
                .mapToObj(n -> Gathering.today(system, "SANGO", "REGULAR"))
                .toList();
        gatherings.forEach(gathering -> staff.post(gathering.path() + "/door/opening"));
        try (SecondInstance second = SecondInstance.of(system, "attendance")) {
            List<Thread> devices = gatherings.stream()
                    .flatMap(gathering -> IntStream.range(0, DEVICES)
                            .mapToObj(n -> Thread.ofVirtual().start(() -> keepCounting(gathering, second))))
                    .toList();
            await().atMost(RECOVERY).until(() -> acknowledged.get() >= ENOUGH);
            killTheFirst();
            await().atMost(RECOVERY).until(() -> acknowledged.get() >= 3 * ENOUGH);
            counting.set(false);
            for (Thread device : devices) {
                device.join();
            }
            gatherings.forEach(gathering -> everyMarkIsStoredOnceAndInOrder(gathering, second));
            gatherings.forEach(this::closeAndConclude);
            gatherings.forEach(gathering -> openingAndClosingAreToldOnceAndInOrder(gathering, second));
        }
        int total = sent.values().stream().mapToInt(Queue::size).sum();
        await().atMost(RECOVERY).untilAsserted(() -> assertThat(reported()).isEqualTo(before + total));
    }

    /** Sends each mark to the instances in turns until one acknowledges it. */
    private void keepCounting(Gathering gathering, SecondInstance second) {
        String token = system.token("npo", "peer-staff");
        List<Api> instances =
                List.of(second.apiOfTheFirst().with(token), second.api().with(token));
        AtomicInteger turn = new AtomicInteger();
        while (counting.get()) {
            List<String> marks = Gathering.marks(1);
            sent.computeIfAbsent(gathering.id(), id -> new ConcurrentLinkedQueue<>())
                    .addAll(marks);
            String body = Gathering.batch(marks);
            await().atMost(RECOVERY)
                    .pollInterval(Duration.ofMillis(10))
                    .ignoreExceptions()
                    .until(() -> instances
                                    .get(turn.getAndIncrement() % 2)
                                    .post(gathering.path() + "/door/marks", body)
                                    .status()
                            == 200);
            acknowledged.incrementAndGet();
        }
    }

    private void killTheFirst() {
        long pid = system.endpoints()
                .path("processes")
                .path("attendance")
                .path("pid")
                .asLong();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private void everyMarkIsStoredOnceAndInOrder(Gathering gathering, SecondInstance second) {
        JdbcClient jdbc = attendance(second);
        List<Long> inReadingOrder = jdbc.sql(
                        "select sequence_number from event where stream_id = ?::uuid order by transaction_id, position")
                .param(gathering.id())
                .query((row, n) -> row.getLong(1))
                .list();
        assertThat(inReadingOrder)
                .isEqualTo(LongStream.range(0, inReadingOrder.size()).boxed().toList());
        List<String> marks = jdbc.sql(
                        "select payload ->> 'markId' from event where stream_id = ?::uuid and event_type ="
                                + " 'door.marked'")
                .param(gathering.id())
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(marks)
                .containsExactlyInAnyOrderElementsOf(sent.getOrDefault(gathering.id(), new ConcurrentLinkedQueue<>()));
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(staff.get(gathering.path() + "/door")
                                .json()
                                .path("total")
                                .asInt())
                        .isEqualTo(marks.size()));
    }

    private static JdbcClient attendance(SecondInstance second) {
        return JdbcClient.create(new DriverManagerDataSource(
                second.setting("SPRING_DATASOURCE_URL"),
                second.setting("SPRING_DATASOURCE_USERNAME"),
                second.secret("spring.datasource.password")));
    }

    private void closeAndConclude(Gathering gathering) {
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> staff.post(gathering.path() + "/door/closing").status() == 204);
        assertThat(system.npo("supervisor")
                        .post(gathering.path() + "/conclusion")
                        .status())
                .isEqualTo(204);
    }

    private void openingAndClosingAreToldOnceAndInOrder(Gathering gathering, SecondInstance second) {
        List<String> stored = attendance(second)
                .sql("""
                    select event_id::text from event
                    where stream_id = ?::uuid and event_type in ('door.opened', 'door.closed') order by sequence_number
                    """)
                .param(gathering.id())
                .query((row, n) -> row.getString(1))
                .list();
        assertThat(stored).hasSize(2);
        await().atMost(RECOVERY)
                .untilAsserted(
                        () -> assertThat(DoorTopic.ids(system, gathering.id())).isEqualTo(stored));
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
}
