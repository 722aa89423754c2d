package org.ibasho.chassis.accesslog.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.seal.TreeSealer;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.kafka.KafkaLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** Two sides witness one another over a real broker, each as a user who may read and write nothing but its own. */
@Tag("long")
class TwoSidesTest {

    private static final int SAMPLES = 500;

    private final TestLog npoLog = TestLog.fresh();
    private final TestLog centreLog = TestLog.fresh();
    private final Side npo = new Side(npoLog, "scheduling");
    private final Side centre = new Side(centreLog, "consultation");

    /** One process of a side; a test seals by hand. */
    private static final class Side implements AutoCloseable {

        private final TestLog log;
        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        private final EntryWriter writer;
        private final DefaultKafkaProducerFactory<String, byte[]> producers;
        private final WitnessedHeads heads;
        private final HeadSender sender;
        private final WitnessRunner runner;

        Side(TestLog log, String user) {
            this.log = log;
            KafkaLayout.prepare(TestServers.kafka(), name -> name + "-password");
            Map<String, Object> login = new HashMap<>(TestServers.kafka().clientProperties(user, user + "-password"));
            producers = new DefaultKafkaProducerFactory<>(login, new StringSerializer(), new ByteArraySerializer());
            KafkaTemplate<String, byte[]> kafka = new KafkaTemplate<>(producers);
            writer = log.process(user + "/1");
            heads = new WitnessedHeads(log.database(), log.key().verifier(), writer, TestLog.TERM);
            HeadClock clock = new HeadClock();
            sender = new HeadSender(heads, log.key().verifier(), clock, kafka);
            WitnessTable table = new WitnessTable(log.database().jdbc());
            WitnessAlarms alarms = new WitnessAlarms(log.database().jdbc());
            runner = new WitnessRunner(
                    log.key().verifier(),
                    new Witness(log.database(), log.key(), null, TestLog.TERM, table::time),
                    table,
                    heads,
                    new WitnessMetrics(writer.unwitnessed(), alarms, System::nanoTime, meters),
                    clock,
                    new DefaultKafkaConsumerFactory<>(login, new StringDeserializer(), new ByteArrayDeserializer()),
                    kafka);
            runner.start();
        }

        void seal() {
            new TreeSealer(log.database(), log.key(), () -> 0).seal().ifPresent(sender::sealed);
        }

        double gauge(String name) {
            return meters.get(name).gauge().value();
        }

        @Override
        public void close() {
            runner.stop();
            writer.close();
            producers.destroy();
            log.close();
        }
    }

    @AfterEach
    void close() {
        npo.close();
        centre.close();
    }

    @Test
    void each_side_cosigns_the_heads_of_the_other_and_notices_an_older_copy() {
        npo.writer.append(List.of(TestLog.entry("a"), TestLog.entry("b")));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            npo.seal();
            centre.seal();
            assertThat(npo.heads.size()).isEqualTo(2);
        });
        await().untilAsserted(
                        () -> assertThat(npo.writer.unwitnessed().oldest()).isEmpty());
        npo.writer.append(List.of(TestLog.entry("c")));
        assertThat(npo.gauge("ibasho.access.log.unwitnessed")).isPositive();
        await().untilAsserted(() -> {
            npo.seal();
            assertThat(npo.heads.size()).isEqualTo(3);
        });
        await().untilAsserted(() ->
                assertThat(npo.gauge("ibasho.access.log.unwitnessed")).isZero());
        assertThat(centre.gauge("ibasho.access.log.witness.alarms")).isZero();

        npoLog.asSuperuser("delete from head where size = 3");
        npoLog.asSuperuser("delete from leaf where index = 2");
        npoLog.asSuperuser("delete from node where level = 0 and index = 2");
        npoLog.asSuperuser("delete from access_entry where number = 3");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            npo.seal();
            assertThat(centre.gauge("ibasho.access.log.witness.alarms")).isEqualTo(1);
        });
        assertThat(new WitnessAlarms(centreLog.database().jdbc()).latest(9))
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.kind()).isEqualTo(WitnessAlarm.OLDER);
                    assertThat(alarm.acknowledgement()).isNull();
                });
    }

    /** Prints how long an entry waits for the witness while all is well: the sealer comes once a second. */
    @Test
    void while_both_sides_run_the_window_is_measured() {
        Queue<Double> seconds = new ConcurrentLinkedQueue<>();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            centre.seal();
            npo.seal();
            assertThat(new WitnessTable(centreLog.database().jdbc()).logs()).isNotEmpty();
        });
        try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(3)) {
            var _ = clock.scheduleAtFixedRate(npo::seal, 0, 1_000, TimeUnit.MILLISECONDS);
            var _ = clock.scheduleAtFixedRate(
                    () -> npo.writer.append(List.of(TestLog.entry("x"))), 0, 50, TimeUnit.MILLISECONDS);
            var _ = clock.scheduleAtFixedRate(
                    () -> seconds.add(npo.gauge("ibasho.access.log.unwitnessed")), 2_000, 20, TimeUnit.MILLISECONDS);
            await().atMost(Duration.ofSeconds(60)).until(() -> seconds.size() >= SAMPLES);
            clock.shutdownNow();
        }
        List<Double> sorted = seconds.stream().sorted().toList();
        System.out.printf(
                "window of the access log: median %.2f s, p99 %.2f s, longest %.2f s of %d samples%n",
                sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.getLast(), sorted.size());
        assertThat(npo.heads.size()).isPositive();
    }
}
