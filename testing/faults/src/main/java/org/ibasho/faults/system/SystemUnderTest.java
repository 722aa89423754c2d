package org.ibasho.faults.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ibasho.faults.publisher.PublisherApplication;
import org.ibasho.faults.subscriber.SubscriberApplication;
import org.ibasho.testing.servers.kafka.KafkaAccess;
import org.ibasho.testing.servers.kafka.KafkaBroker;
import org.ibasho.testing.servers.kafka.KafkaLayout;
import org.ibasho.testing.servers.postgres.PostgresServer;
import org.ibasho.testing.servers.process.Ports;

/** The servers and services that the faults hit; they stay up between the runs. */
public final class SystemUnderTest implements AutoCloseable {

    private static final String PASSWORD = "only-for-faults";
    private static final String LINGER_MS = "5000";

    private final Path folder;
    private final Optional<Sabotage> sabotage;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final ServiceProcess publisher;
    private final ServiceProcess secondPublisher;
    private final ServiceProcess subscriber;
    private final Thread atExit = Thread.ofPlatform().unstarted(this::killAll);

    /**
     * @param folder where data and logs go
     * @param cacheFolder keeps AOT caches over several sessions, so that processes start quickly
     * @param sabotage what is broken on purpose
     */
    public SystemUnderTest(Path folder, Path cacheFolder, Optional<Sabotage> sabotage) {
        this.folder = folder;
        this.sabotage = sabotage;
        this.postgres = new PostgresServer(new PostgresServer.Settings(
                "PostgreSQL", folder.resolve("postgres"), log("postgres"), Ports.free(), PASSWORD, true));
        this.kafka = new KafkaBroker(new KafkaBroker.Settings(
                "Kafka", folder.resolve("kafka"), log("kafka"), Ports.free(), Ports.free(), PASSWORD, PASSWORD));
        JavaProgram publisherProgram = JavaProgram.of(PublisherApplication.class, cacheFolder);
        this.publisher = new ServiceProcess(
                "publisher", publisherProgram, log("publisher"), environment("publisher", "scheduling", sabotage));
        Map<String, String> second = new HashMap<>(environment("publisher", "scheduling", sabotage));
        second.put("IBASHO_INSTANCE", "scheduling-2");
        this.secondPublisher = new ServiceProcess("publisher-2", publisherProgram, log("publisher-2"), second);
        this.subscriber = new ServiceProcess(
                "subscriber",
                JavaProgram.of(SubscriberApplication.class, cacheFolder),
                log("subscriber"),
                environment("subscriber", "reporting", sabotage));
    }

    /** Starts everything. */
    public void start() {
        Runtime.getRuntime().addShutdownHook(atExit);
        inParallel(this::startPostgres, this::startKafka);
        inParallel(publisher::createAotCache, subscriber::createAotCache);
        inParallel(publisher::start, subscriber::start);
    }

    private void startPostgres() {
        postgres.start();
        postgres.access().createDatabase("publisher", PASSWORD, PASSWORD);
        postgres.access().createDatabase("subscriber", PASSWORD, PASSWORD);
    }

    /** Starts the broker, on new storage if it has lost its own. */
    public void startKafka() {
        kafka.start();
        KafkaLayout.prepare(kafka.access(), user -> PASSWORD);
    }

    /** Kills the broker and moves its data away. */
    public void loseKafka() {
        kafka.kill();
        try {
            Files.move(
                    folder.resolve("kafka"),
                    Files.createTempDirectory(folder, "lost-").resolve("kafka"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public ServiceProcess publisher() {
        return publisher;
    }

    /** Another instance of the publisher on the same database; it does not run at first. */
    public ServiceProcess secondPublisher() {
        return secondPublisher;
    }

    public ServiceProcess subscriber() {
        return subscriber;
    }

    /** A database as its service sees it. */
    public ServiceDatabase database(String name) {
        return new ServiceDatabase(postgres.access().url(name), name, PASSWORD);
    }

    /** The table in which the publisher's event store engine keeps its events. */
    public String eventTable() {
        return sabotage.filter(Sabotage::usesAxonEngine).isPresent() ? "axon_event" : "event";
    }

    /** Whether the publisher has a read model, which does not work on Axon's JDBC engine. */
    public boolean hasReadModel() {
        return sabotage.filter(Sabotage::usesAxonEngine).isEmpty();
    }

    /** The folder of the services' logs and the servers' data. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        killAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void killAll() {
        publisher.kill();
        secondPublisher.kill();
        subscriber.kill();
        kafka.kill();
        postgres.kill();
    }

    private Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    private Map<String, String> environment(String database, String kafkaUser, Optional<Sabotage> sabotage) {
        Map<String, String> environment = new HashMap<>();
        environment.put("IBASHO_INSTANCE", kafkaUser + "-1");
        environment.put("SPRING_DATASOURCE_URL", postgres.access().url(database));
        environment.put("SPRING_DATASOURCE_USERNAME", database);
        environment.put("SPRING_DATASOURCE_PASSWORD", PASSWORD);
        environment.put("SPRING_FLYWAY_URL", postgres.access().url(database));
        environment.put("SPRING_FLYWAY_USER", database + "_migrator");
        environment.put("SPRING_FLYWAY_PASSWORD", PASSWORD);
        environment.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", kafka.access().bootstrapServers());
        environment.put("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT");
        environment.put("SPRING_KAFKA_PROPERTIES_SASL_MECHANISM", KafkaAccess.MECHANISM);
        environment.put("SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", KafkaAccess.loginModule(kafkaUser, PASSWORD));
        sabotage.ifPresent(chosen -> environment.put("FAULTS_SABOTAGE", chosen.optionName()));
        if (database.equals("subscriber") && sabotage.equals(Optional.of(Sabotage.INBOX_OFF))) {
            environment.put(
                    "SPRING_FLYWAY_LOCATIONS", "classpath:db/chassis,classpath:db/migration,classpath:db/inbox-off");
        }
        if (database.equals("publisher") && sabotage.equals(Optional.of(Sabotage.RELAY_BEFORE_ACKNOWLEDGEMENT))) {
            environment.put("SPRING_KAFKA_PRODUCER_PROPERTIES_LINGER_MS", LINGER_MS);
        }
        return environment;
    }

    private static void inParallel(Runnable one, Runnable other) {
        CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(other);
        one.run();
        meanwhile.join();
    }
}
