package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.sample.tally.TallyCommand;
import org.ibasho.testing.TestCertificate;
import org.ibasho.testing.servers.kafka.KafkaAccess;
import org.ibasho.testing.servers.kafka.KafkaBroker;
import org.ibasho.testing.servers.kafka.KafkaLayout;
import org.ibasho.testing.servers.kafka.TlsListener;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.ibasho.testing.servers.postgres.PostgresServer;
import org.ibasho.testing.servers.process.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A PostgreSQL server that accepts TLS alone, and a broker with a TLS port, with certificates made here. */
@Tag("long")
@ExtendWith(OutputCaptureExtension.class)
class EncryptedConnectionsTest {

    private static final String PASSWORD = "a-password";
    private static final String PUBLISHED = "ibasho.scheduling.gathering.v1";
    private static final String CONSUMED = "ibasho.consultation.dispatch.v1";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final TestCertificate SERVERS = TestCertificate.make();
    private static final TestCertificate FOREIGN = TestCertificate.make();

    @TempDir
    static Path folder;

    private static PostgresServer postgres;
    private static KafkaBroker kafka;
    private static PostgresAccess.Database database;
    private static String tlsPort = "";

    @BeforeAll
    static void start() throws IOException {
        Path data = Files.createDirectory(folder.resolve("postgres")).resolve("data");
        postgres = new PostgresServer(new PostgresServer.Settings(
                "postgres with TLS", data, folder.resolve("postgres.log"), Ports.free(), PASSWORD, false));
        postgres.start();
        database = postgres.access().createDatabase("encrypted", "migrator-password", "runtime-password");
        postgres.stop();
        Files.writeString(data.resolve("server.crt"), SERVERS.certificatePem());
        Files.writeString(data.resolve("server.key"), SERVERS.keyPem());
        data.resolve("server.key").toFile().setReadable(false, false);
        data.resolve("server.key").toFile().setReadable(true, true);
        Files.writeString(data.resolve("postgresql.conf"), "\nssl = on\n", StandardOpenOption.APPEND);
        Files.writeString(data.resolve("pg_hba.conf"), "hostssl all all 127.0.0.1/32 scram-sha-256\n");
        postgres.start();

        int port = Ports.free();
        tlsPort = "localhost:" + port;
        kafka = new KafkaBroker(
                new KafkaBroker.Settings(
                        "kafka with TLS",
                        folder.resolve("kafka"),
                        folder.resolve("kafka.log"),
                        Ports.free(),
                        Ports.free(),
                        PASSWORD,
                        PASSWORD),
                new TlsListener(port, SERVERS.file(), TestCertificate.PASSWORD));
        kafka.start();
        KafkaLayout.prepare(kafka.access(), user -> PASSWORD);
    }

    @AfterAll
    static void stop() {
        kafka.close();
        postgres.close();
    }

    private static Path pem(TestCertificate trusted) {
        try {
            return Files.writeString(
                    folder.resolve(UUID.randomUUID() + ".pem"), trusted.certificatePem(), StandardOpenOption.CREATE);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String url(TestCertificate trusted) {
        return database.url() + "?sslmode=verify-full&sslrootcert=" + pem(trusted);
    }

    private static SampleInstance service(TestCertificate ofPostgres, TestCertificate ofKafka) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "spring.datasource.url",
                url(ofPostgres),
                "spring.datasource.username",
                database.runtime().username(),
                "spring.flyway.user",
                database.migrator().username(),
                "spring.ssl.bundle.pem.internal.truststore.certificate",
                "file:" + pem(ofKafka),
                "spring.kafka.ssl.bundle",
                "internal",
                "spring.kafka.security.protocol",
                "SASL_SSL",
                "spring.kafka.bootstrap-servers",
                tlsPort,
                "spring.kafka.properties.sasl.jaas.config",
                KafkaAccess.loginModule("scheduling", PASSWORD),
                "sample.publishes",
                "true"));
        return SampleInstance.start("not_encrypted", "one", settings);
    }

    private static Map<String, Object> client(String user) {
        Map<String, Object> client = new HashMap<>(kafka.access().clientProperties(user, PASSWORD));
        client.put("bootstrap.servers", tlsPort);
        client.put("security.protocol", "SASL_SSL");
        client.put("ssl.truststore.location", SERVERS.trusted().toString());
        client.put("ssl.truststore.password", TestCertificate.PASSWORD);
        return client;
    }

    @Test
    void events_are_published_and_consumed_and_no_connection_is_plain() {
        String stream = UUID.randomUUID().toString();
        try (SampleInstance service = service(SERVERS, SERVERS)) {
            add(service, stream);
            await().atMost(SOON).until(() -> publishedKeys().contains(stream));
            tell(stream);
            await().atMost(SOON)
                    .until(() -> service.jdbc()
                            .sql("select count(*) from effect where subject = ?")
                            .param(stream)
                            .query(Integer.class)
                            .single()
                            .equals(1));
            assertThat(service.jdbc()
                            .sql("select ssl from pg_stat_ssl join pg_stat_activity using (pid)"
                                    + " where datname = current_database()")
                            .query(Boolean.class)
                            .list())
                    .isNotEmpty()
                    .containsOnly(true);
            assertThat(service.actuator("/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_service_does_not_start_with_a_database_whose_certificate_it_does_not_trust() {
        assertThatThrownBy(() -> service(FOREIGN, SERVERS).close()).hasStackTraceContaining("PKIX path");
    }

    @Test
    void the_database_refuses_a_plain_connection() {
        assertThatThrownBy(() -> DriverManager.getConnection(
                                database.url() + "?sslmode=disable",
                                database.runtime().username(),
                                database.runtime().password())
                        .close())
                .hasMessageContaining("no encryption");
    }

    @Test
    void nothing_is_sent_to_a_broker_whose_certificate_is_not_trusted() {
        Map<String, Object> client = client("analytics");
        client.put("ssl.truststore.location", FOREIGN.trusted().toString());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
            assertThatThrownBy(() -> consumer.partitionsFor(PUBLISHED)).isInstanceOf(SslAuthenticationException.class);
        }
    }

    @Test
    void a_service_that_does_not_trust_the_broker_says_so_and_stores_commands(CapturedOutput output) {
        String stream = UUID.randomUUID().toString();
        try (SampleInstance service = service(SERVERS, FOREIGN)) {
            add(service, stream);
            await().atMost(SOON).until(() -> output.getAll().contains("SSL handshake failed"));
            assertThat(publishedKeys()).doesNotContain(stream);
        }
        try (SampleInstance _ = service(SERVERS, SERVERS)) {
            await().atMost(SOON).until(() -> publishedKeys().contains(stream));
        }
    }

    private static void add(SampleInstance service, String stream) {
        service.bean(Commands.class)
                .send(
                        TallyCommand.class,
                        new TallyCommand.Add(stream, UUID.randomUUID().toString(), 1),
                        IdempotencyKey.none(),
                        1);
    }

    private static List<String> publishedKeys() {
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client("analytics"), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(PUBLISHED).stream()
                    .map(partition -> new TopicPartition(PUBLISHED, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<String> keys = new ArrayList<>();
            consumer.poll(Duration.ofSeconds(2)).forEach(message -> keys.add(message.key()));
            return keys;
        }
    }

    private static void tell(String subject) {
        ProducerRecord<String, String> message = new ProducerRecord<>(CONSUMED, subject, """
            {"gatheringId": "%s", "startsAt": "2031-07-10T13:30:00+09:00", "accepted": false}
            """.formatted(subject));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "urn:ibasho:consultation",
                        "ce_type",
                        "org.ibasho.consultation.dispatch-replied.v2",
                        "ce_subject",
                        subject,
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client("consultation"), new StringSerializer(), new StringSerializer())) {
            assertThat(producer.send(message)).succeedsWithin(SOON);
        }
    }
}
