package org.ibasho.testing.servers.kafka;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ibasho.testing.servers.process.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of three brokers, of which the first is also the controller. */
@Tag("long")
class ThreeBrokersTest {

    private static final String TOPIC = "ibasho.attendance.door.v1";
    private static final int PARTITIONS = 5;
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private KafkaBroker first;
    private KafkaBroker second;
    private KafkaBroker third;

    @BeforeEach
    void start() {
        first = new KafkaBroker(new KafkaBroker.Settings(
                "Kafka",
                folder.resolve("1"),
                folder.resolve("log"),
                Ports.free(),
                Ports.free(),
                "administrator",
                "analyst"));
        second = first.another(folder.resolve("2"), Ports.free(), 2);
        third = first.another(folder.resolve("3"), Ports.free(), 3);
        first.start();
    }

    @AfterEach
    void kill() {
        Stream.of(third, second, first).forEach(KafkaBroker::kill);
    }

    @Test
    void a_topic_gets_three_replicas_as_soon_as_there_are_three_brokers() throws Exception {
        prepare(PARTITIONS);
        assertThat(partitions())
                .hasSize(PARTITIONS)
                .allSatisfy(one -> assertThat(one.replicas()).hasSize(1));
        send("from a time with one broker");

        startTheOthers();
        prepare(PARTITIONS + 1);
        assertThat(partitions())
                .as("another number of partitions is for new topics")
                .hasSize(PARTITIONS);
        awaitInSync(3);
        assertThat(partitions()).allSatisfy(one -> assertThat(one.replicas()).hasSize(3));
        assertDurable();
        assertKept("from a time with one broker");
    }

    @Test
    void what_is_acknowledged_survives_a_broker_and_one_broker_alone_acknowledges_nothing() throws Exception {
        startTheOthers();
        prepare(PARTITIONS);
        awaitInSync(3);
        assertDurable();
        send("acknowledged by three");

        second.kill();
        awaitInSync(2);
        send("acknowledged by two");

        third.kill();
        awaitInSync(1);
        assertThatThrownBy(() -> send("acknowledged by nobody"))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(RetriableException.class);

        second.start();
        third.start();
        awaitInSync(3);
        send("acknowledged by three again");
        assertKept("acknowledged by three", "acknowledged by two", "acknowledged by three again");
    }

    private void startTheOthers() {
        second.start();
        third.start();
        await().atMost(SOON).untilAsserted(() -> {
            try (Admin admin = admin()) {
                assertThat(admin.describeCluster().nodes().get()).hasSize(3);
            }
        });
    }

    private void prepare(int partitions) {
        KafkaLayout.prepare(first.access(), user -> "password-of-" + user, partitions);
    }

    private void awaitInSync(int replicas) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(partitions())
                        .allSatisfy(one -> assertThat(one.isr()).hasSize(replicas)));
    }

    private void assertDurable() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        try (Admin admin = admin()) {
            Map<String, String> settings =
                    requireNonNull(admin.describeConfigs(List.of(topic))
                                    .all()
                                    .get()
                                    .get(topic))
                            .entries()
                            .stream()
                            .filter(setting -> setting.value() != null)
                            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
            assertThat(settings)
                    .containsEntry("min.insync.replicas", "2")
                    .containsEntry("unclean.leader.election.enable", "false")
                    .containsEntry("retention.ms", "-1");
        }
    }

    private List<TopicPartitionInfo> partitions() throws Exception {
        try (Admin admin = admin()) {
            return requireNonNull(admin.describeTopics(List.of(TOPIC))
                            .allTopicNames()
                            .get()
                            .get(TOPIC))
                    .partitions();
        }
    }

    /** One attempt of 20 seconds at most. */
    private void send(String message) throws ExecutionException, InterruptedException {
        Map<String, Object> properties =
                new HashMap<>(first.access().clientProperties("attendance", "password-of-attendance"));
        properties.put("acks", "all");
        properties.put("linger.ms", 0);
        properties.put("max.block.ms", 60_000);
        properties.put("request.timeout.ms", 15_000);
        properties.put("delivery.timeout.ms", 20_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, message)).get();
        }
    }

    /** Reads all partitions until the messages are there; in no group, whose offsets would be a topic of their own. */
    private void assertKept(String... messages) throws Exception {
        Map<String, Object> properties =
                new HashMap<>(first.access().clientProperties(KafkaAccess.ADMIN, "administrator"));
        Set<String> kept = new HashSet<>();
        List<TopicPartition> all = partitions().stream()
                .map(one -> new TopicPartition(TOPIC, one.partition()))
                .toList();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(all);
            consumer.seekToBeginning(all);
            await().pollInSameThread().atMost(SOON).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> kept.add(message.value()));
                assertThat(kept).contains(messages);
            });
        }
    }

    private Admin admin() {
        return Admin.create(first.access().clientProperties(KafkaAccess.ADMIN, "administrator"));
    }
}
