package org.ibasho.faults.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ibasho.chassis.projection.build.ReadModelDefinition;
import org.ibasho.faults.publisher.PublisherApplication;
import org.ibasho.faults.subscriber.SubscriberApplication;
import org.ibasho.sample.tally.TallyReadModel;
import org.ibasho.testing.servers.kafka.KafkaAccess;
import org.ibasho.testing.servers.kafka.KafkaBroker;
import org.ibasho.testing.servers.kafka.KafkaLayout;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.ibasho.testing.servers.postgres.PostgresServer;
import org.ibasho.testing.servers.process.Ports;

/** The servers and services that the faults hit; they stay up between the runs. */
public final class SystemUnderTest implements AutoCloseable {

    private static final String PASSWORD = "only-for-faults";
    private static final String LINGER_MS = "5000";
    private static final String INSTANCE = "IBASHO_INSTANCE";
    private static final String POSTGRES_DISK = "disk-of-postgres";
    private static final String KAFKA_DISK = "disk-of-kafka";
    private static final int MEGABYTES = 1_024;
    private static final Object AOT_CACHES = new Object();

    private final Path folder;
    private final Optional<Sabotage> sabotage;
    private final ReplicatedPostgres postgres;
    private final KafkaBroker kafka;
    private final ServiceProcess publisher;
    private final ServiceProcess secondPublisher;
    private final ServiceProcess subscriber;
    private final ServiceProcess secondSubscriber;
    private final Path cacheFolder;
    private final JavaProgram publisherProgram;
    private Optional<JavaProgram> newerPublisher = Optional.empty();
    private volatile boolean newer;
    private final boolean smallDisks;
    private final List<SmallDisk> disks = new CopyOnWriteArrayList<>();
    private final Thread atExit = Thread.ofPlatform().unstarted(this::killAll);

    /**
     * @param folder where data and logs go
     * @param cacheFolder keeps AOT caches over several sessions, so that processes start quickly
     * @param smallDisks whether the servers' data lie on file systems of their own that can be filled
     * @param sabotage what is broken on purpose
     */
    public SystemUnderTest(Path folder, Path cacheFolder, boolean smallDisks, Optional<Sabotage> sabotage) {
        this.folder = folder;
        this.cacheFolder = cacheFolder;
        this.smallDisks = smallDisks;
        this.sabotage = sabotage;
        this.postgres = new ReplicatedPostgres(folder.resolve(POSTGRES_DISK), log("postgres"), PASSWORD);
        this.kafka = new KafkaBroker(new KafkaBroker.Settings(
                "Kafka",
                folder.resolve(KAFKA_DISK).resolve("kafka"),
                log("kafka"),
                Ports.free(),
                Ports.free(),
                PASSWORD,
                PASSWORD));
        this.publisherProgram = JavaProgram.of(PublisherApplication.class, cacheFolder);
        this.publisher = new ServiceProcess(
                "publisher", publisherProgram, log("publisher"), environment("publisher", "scheduling", sabotage));
        Map<String, String> second = new HashMap<>(environment("publisher", "scheduling", sabotage));
        second.put(INSTANCE, "scheduling-2");
        this.secondPublisher = new ServiceProcess("publisher-2", publisherProgram, log("publisher-2"), second);
        JavaProgram subscriberProgram = JavaProgram.of(SubscriberApplication.class, cacheFolder);
        this.subscriber = new ServiceProcess(
                "subscriber", subscriberProgram, log("subscriber"), environment("subscriber", "reporting", sabotage));
        Map<String, String> otherSubscriber = new HashMap<>(environment("subscriber", "reporting", sabotage));
        otherSubscriber.put(INSTANCE, "reporting-2");
        this.secondSubscriber =
                new ServiceProcess("subscriber-2", subscriberProgram, log("subscriber-2"), otherSubscriber);
    }

    /** Starts everything. */
    public void start() {
        Runtime.getRuntime().addShutdownHook(atExit);
        if (smallDisks) {
            disks.add(SmallDisk.mount(folder.resolve(POSTGRES_DISK), MEGABYTES, log("disks")));
            disks.add(SmallDisk.mount(folder.resolve(KAFKA_DISK), MEGABYTES, log("disks")));
        }
        inParallel(this::startPostgres, this::startKafka);
        createAotCaches();
        inParallel(publisher::start, subscriber::start);
    }

    /** The first of several worlds creates them, and the others use them. */
    private void createAotCaches() {
        synchronized (AOT_CACHES) {
            inParallel(publisher::createAotCache, subscriber::createAotCache);
        }
    }

    private void startPostgres() {
        postgres().start();
        postgres().access().createDatabase("publisher", PASSWORD, PASSWORD);
        postgres().access().createDatabase("subscriber", PASSWORD, PASSWORD);
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
                    folder.resolve(KAFKA_DISK).resolve("kafka"),
                    Files.createTempDirectory(folder.resolve(KAFKA_DISK), "lost-")
                            .resolve("kafka"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The file system of PostgreSQL's data. */
    public SmallDisk postgresDisk() {
        return disks.getFirst();
    }

    /** The file system of the broker's data. */
    public SmallDisk kafkaDisk() {
        return disks.getLast();
    }

    /** The server that the services use at present. */
    public PostgresServer postgres() {
        return postgres.current();
    }

    /** The same with its standby. */
    public ReplicatedPostgres replicatedPostgres() {
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

    /** Another instance of the subscriber on the same database; it does not run at first. */
    public ServiceProcess secondSubscriber() {
        return secondSubscriber;
    }

    /** Starts an instance of the publisher with its own program; ends it first if it runs. */
    public void startOld(ServiceProcess instance) {
        instance.startWith(publisherProgram);
        newer &= instance != publisher;
    }

    /** Starts an instance of the publisher with a newer build of its program; ends it first if it runs. */
    public void startNewer(ServiceProcess instance) {
        JavaProgram program = newerPublisher();
        synchronized (AOT_CACHES) {
            instance.createAotCache(program);
        }
        instance.startWith(program);
        newer |= instance == publisher;
    }

    private JavaProgram newerPublisher() {
        synchronized (AOT_CACHES) {
            JavaProgram program = newerPublisher.orElseGet(() -> JavaProgram.newer(
                    PublisherApplication.class, NewerBuild.in(cacheFolder).classes(), cacheFolder));
            newerPublisher = Optional.of(program);
            return program;
        }
    }

    /** Whether the first publisher runs the newer program. */
    public boolean isNewer() {
        return newer;
    }

    /** The schema of the read model of the program that the first publisher runs. */
    public String readModelSchema() {
        ReadModelDefinition own = ReadModelDefinition.of(TallyReadModel.NAME);
        return (newer ? new ReadModelDefinition(own.name(), NewerBuild.definition()) : own).id();
    }

    /** The second instances under the names of the first ones. */
    public void startSecondUnderTheSameNames() {
        secondPublisher.start(Map.of(INSTANCE, "scheduling-1"));
        secondSubscriber.start(Map.of(INSTANCE, "reporting-1"));
    }

    /** A database as its service sees it. */
    public ServiceDatabase database(String name) {
        return database(postgres().access(), name);
    }

    /** A database of another server, as its service saw it. */
    public static ServiceDatabase database(PostgresAccess server, String name) {
        return new ServiceDatabase(server.url(name), name, PASSWORD);
    }

    /** The table in which the publisher's event store engine keeps its events. */
    public String eventTable() {
        return sabotage.filter(Sabotage::usesAxonEngine).isPresent() ? "axon_event" : "event";
    }

    /** Whether the publisher has a read model, which does not work on Axon's JDBC engine. */
    public boolean hasReadModel() {
        return sabotage.filter(Sabotage::usesAxonEngine).isEmpty();
    }

    /** Whether a load balancer asks an instance if it is ready, instead of taking a process that runs for ready. */
    public boolean isReadinessAsked() {
        return sabotage.filter(chosen -> chosen == Sabotage.READY_TOO_EARLY).isEmpty();
    }

    /** The folder of the services' logs and the servers' data. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        // an interrupted thread, too, has to wait until everything has ended
        Thread.interrupted();
        killAll();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void killAll() {
        publisher.end();
        secondPublisher.end();
        subscriber.end();
        secondSubscriber.end();
        kafka.kill();
        postgres.kill();
        disks.forEach(SmallDisk::unmount);
        disks.clear();
    }

    private Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    private Map<String, String> environment(String database, String kafkaUser, Optional<Sabotage> sabotage) {
        Map<String, String> environment = new HashMap<>();
        environment.put(INSTANCE, kafkaUser + "-1");
        environment.putAll(Leases.SHORT.settings());
        environment.put("SPRING_DATASOURCE_URL", postgres().access().url(database));
        environment.put("SPRING_DATASOURCE_USERNAME", database);
        environment.put("SPRING_DATASOURCE_PASSWORD", PASSWORD);
        environment.put("SPRING_FLYWAY_URL", postgres().access().url(database));
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
        if (sabotage.equals(Optional.of(Sabotage.SESSION_TIMEOUTS_OFF))) {
            environment.put(Leases.SESSIONS, Leases.sessions(Leases.UNLIMITED, Leases.LOCK));
        }
        if (sabotage.equals(Optional.of(Sabotage.LOCK_TIMEOUT_OFF))) {
            environment.put(Leases.SESSIONS, Leases.sessions("4s", Leases.UNLIMITED));
        }
        if (database.equals("subscriber") && sabotage.equals(Optional.of(Sabotage.PARKING_OFF))) {
            environment.put(
                    "SPRING_FLYWAY_LOCATIONS", "classpath:db/chassis,classpath:db/migration,classpath:db/parking-off");
        }
        if (sabotage.equals(Optional.of(Sabotage.ERA_NOT_BEGUN))) {
            String own = database.equals("publisher") ? ",classpath:db/publisher" : "";
            environment.put(
                    "SPRING_FLYWAY_LOCATIONS",
                    "classpath:db/chassis,classpath:db/migration,classpath:db/era-not-begun" + own);
        }
        return environment;
    }

    private static void inParallel(Runnable one, Runnable other) {
        CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(other);
        try {
            one.run();
        } finally {
            // waits for the other one even after a failure, so that nothing starts after this
            meanwhile.handle((ended, failure) -> failure != null).join();
        }
        meanwhile.join();
    }
}
