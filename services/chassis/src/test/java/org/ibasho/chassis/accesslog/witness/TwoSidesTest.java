package org.ibasho.chassis.accesslog.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            heads = new WitnessedHeads(log.database(), log.key().verifier(), writer);
            sender = new HeadSender(heads, log.key().verifier(), kafka);
            WitnessTable table = new WitnessTable(log.database().jdbc());
            runner = new WitnessRunner(
                    log.key().verifier(),
                    new Witness(log.database(), log.key(), null),
                    table,
                    heads,
                    new WitnessMetrics(writer.unwitnessed(), table, Clock.systemUTC(), meters),
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
        assertThat(npo.writer.unwitnessed().oldest()).isEmpty();
        npo.writer.append(List.of(TestLog.entry("c")));
        assertThat(npo.gauge("ibasho.access.log.unwitnessed")).isPositive();
        await().untilAsserted(() -> {
            npo.seal();
            assertThat(npo.heads.size()).isEqualTo(3);
        });
        assertThat(npo.gauge("ibasho.access.log.unwitnessed")).isZero();
        assertThat(centre.gauge("ibasho.access.log.witness.alarms")).isZero();

        npoLog.asSuperuser("delete from head where size = 3");
        npoLog.asSuperuser("delete from leaf where index = 2");
        npoLog.asSuperuser("delete from node where level = 0 and index = 2");
        npoLog.asSuperuser("delete from access_entry where number = 3");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            npo.seal();
            assertThat(centre.gauge("ibasho.access.log.witness.alarms")).isEqualTo(1);
        });
        assertThat(new WitnessTable(centreLog.database().jdbc()).logs())
                .singleElement()
                .satisfies(log -> {
                    assertThat(log.alarm()).isEqualTo(WitnessAlarm.OLDER);
                    assertThat(log.alarmSince()).isBeforeOrEqualTo(Instant.now().plusSeconds(60));
                });
    }
}
