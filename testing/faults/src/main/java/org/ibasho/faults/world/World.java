package org.ibasho.faults.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ibasho.faults.listener.ListenerApplication;
import org.ibasho.faults.teller.TellerApplication;
import org.ibasho.testing.servers.KafkaAccess;
import org.ibasho.testing.servers.KafkaBroker;
import org.ibasho.testing.servers.KafkaLayout;
import org.ibasho.testing.servers.Ports;
import org.ibasho.testing.servers.PostgresServer;

/** Everything that runs, and stays up between the runs: durable servers and the services on them. */
public final class World implements AutoCloseable {

    private static final String PASSWORD = "only-for-faults";
    private static final String A_WHILE_MS = "5000";

    private final Path folder;
    private final Optional<Sabotage> sabotage;
    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final Service teller;
    private final Service secondTeller;
    private final Service listener;
    private final Thread atExit = Thread.ofPlatform().unstarted(this::killAll);

    /**
     * @param folder where data and logs go
     * @param workshop keeps what makes starts quicker over several sessions
     * @param sabotage what is broken on purpose
     */
    public World(Path folder, Path workshop, Optional<Sabotage> sabotage) {
        this.folder = folder;
        this.sabotage = sabotage;
        this.postgres = new PostgresServer(new PostgresServer.Settings(
                "PostgreSQL", folder.resolve("postgres"), log("postgres"), Ports.free(), PASSWORD, true));
        this.kafka = new KafkaBroker(new KafkaBroker.Settings(
                "Kafka", folder.resolve("kafka"), log("kafka"), Ports.free(), Ports.free(), PASSWORD, PASSWORD));
        Program tells = Program.of(TellerApplication.class, workshop);
        this.teller = new Service("teller", tells, log("teller"), environment("teller", "scheduling", sabotage));
        Map<String, String> second = new HashMap<>(environment("teller", "scheduling", sabotage));
        second.put("IBASHO_INSTANCE", "scheduling-2");
        this.secondTeller = new Service("teller-2", tells, log("teller-2"), second);
        this.listener = new Service(
                "listener",
                Program.of(ListenerApplication.class, workshop),
                log("listener"),
                environment("listener", "reporting", sabotage));
    }

    /** Starts everything. */
    public void start() {
        Runtime.getRuntime().addShutdownHook(atExit);
        both(this::startPostgres, this::startKafka);
        both(teller::train, listener::train);
        both(teller::start, listener::start);
    }

    private void startPostgres() {
        postgres.start();
        postgres.access().createDatabase("teller", PASSWORD, PASSWORD);
        postgres.access().createDatabase("listener", PASSWORD, PASSWORD);
    }

    /** Starts the broker, on new storage if its old is lost. */
    public void startKafka() {
        kafka.start();
        KafkaLayout.prepare(kafka.access(), user -> PASSWORD);
    }

    /** Kills the broker and takes its disk away. */
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

    public Service teller() {
        return teller;
    }

    /** Another instance of the teller on the same database, which is not running at first. */
    public Service secondTeller() {
        return secondTeller;
    }

    public Service listener() {
        return listener;
    }

    /** A database as its service sees it. */
    public Database database(String name) {
        return new Database(postgres.access().url(name), name, PASSWORD);
    }

    /** Where the teller's engine keeps its events. */
    public String eventTable() {
        return sabotage.filter(Sabotage::isAxons).isPresent() ? "axon_event" : "event";
    }

    /** Whether the teller shows its tallies: on Axon's own engine it cannot. */
    public boolean hasReadModel() {
        return sabotage.filter(Sabotage::isAxons).isEmpty();
    }

    /** Where the services' logs and the servers' data lie. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        killAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void killAll() {
        teller.kill();
        secondTeller.kill();
        listener.kill();
        kafka.kill();
        postgres.kill();
    }

    private Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    private Map<String, String> environment(String database, String kafkaUser, Optional<Sabotage> sabotage) {
        Map<String, String> environment = new HashMap<>();
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
        sabotage.ifPresent(chosen -> environment.put("FAULTS_SABOTAGE", chosen.word()));
        if (database.equals("listener") && sabotage.equals(Optional.of(Sabotage.INBOX_OFF))) {
            environment.put(
                    "SPRING_FLYWAY_LOCATIONS", "classpath:db/chassis,classpath:db/listener,classpath:db/inbox-off");
        }
        if (database.equals("teller") && sabotage.equals(Optional.of(Sabotage.RELAY_BEFORE_ACKNOWLEDGEMENT))) {
            environment.put("SPRING_KAFKA_PRODUCER_PROPERTIES_LINGER_MS", A_WHILE_MS);
        }
        return environment;
    }

    private static void both(Runnable one, Runnable other) {
        CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(other);
        one.run();
        meanwhile.join();
    }
}
