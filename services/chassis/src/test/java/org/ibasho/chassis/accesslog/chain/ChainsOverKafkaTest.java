package org.ibasho.chassis.accesslog.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.kafka.KafkaLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/** A process sends its chain head to both sides over a real broker, and a process that starts later reads it. */
class ChainsOverKafkaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestLog npo = TestLog.fresh();
    private final TestLog centre = TestLog.fresh();
    private final DefaultKafkaProducerFactory<String, byte[]> producers =
            new DefaultKafkaProducerFactory<>(login("scheduling"), new StringSerializer(), new ByteArraySerializer());

    @BeforeAll
    static void topics() {
        KafkaLayout.prepare(TestServers.kafka(), name -> name + "-password");
    }

    @AfterEach
    void close() {
        producers.destroy();
        npo.close();
        centre.close();
    }

    private static Map<String, Object> login(String user) {
        return new HashMap<>(TestServers.kafka().clientProperties(user, user + "-password"));
    }

    private static ToldChains toldChains(TestLog log) {
        return new ToldChains(new ChainTable(log.database().jdbc()), new SimpleMeterRegistry());
    }

    /** A process of a side that reads the chain heads. */
    private ChainReader reader(TestLog log, String user, ToldChains own) {
        return new ChainReader(
                log.key().verifier(),
                origin -> List.of(npo.key().verifier()),
                own,
                new ChainTable(log.database().jdbc()),
                new DefaultKafkaConsumerFactory<>(login(user), new StringDeserializer(), new ByteArrayDeserializer()));
    }

    @Test
    void the_other_side_keeps_it_and_a_process_that_starts_later_misses_what_was_removed() {
        ChainReader atTheCentre = reader(centre, "consultation", toldChains(centre));
        atTheCentre.start();
        EntryWriter writer = npo.process("scheduling/1");
        ChainSender sender = new ChainSender(writer, npo.key(), new KafkaTemplate<>(producers));
        sender.start();
        writer.append(List.of(TestLog.entry("a")));
        writer.append(List.of(TestLog.entry("b"), TestLog.entry("c")));
        sender.stop();
        writer.close();
        String told = ChainNote.of(writer.chain(), npo.key()).toString();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(new ChainTable(centre.database().jdbc())
                                .notes(npo.key().verifier().name()))
                        .containsExactly(told));
        atTheCentre.stop();
        npo.asSuperuser("delete from access_entry where number = 3");

        ToldChains restarted = toldChains(npo);
        ChainReader later = reader(npo, "scheduling", restarted);
        later.start();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(restarted.lost()).isEqualTo(1));
        later.stop();
    }
}
