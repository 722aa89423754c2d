package org.ibasho.testing.servers.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.ibasho.testing.servers.process.Folders;
import org.ibasho.testing.servers.process.Ports;
import org.ibasho.testing.servers.process.ProjectFolder;
import org.ibasho.testing.servers.process.ServerFailure;
import org.ibasho.testing.servers.process.ServerProcess;

/**
 * One Kafka broker as a child process at 127.0.0.1 alone; the first one is also the controller (KRaft). Clients log in
 * with SCRAM-SHA-512; what no rule allows is denied; topics are never made by mistake.
 */
public final class KafkaBroker implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);

    /**
     * @param folder where its configuration and its data lie; made at the first start
     * @param log the file that its output is appended to
     * @param port where clients connect
     * @param controllerPort where the broker talks to its own controller
     * @param analyticsPassword what analysts log in with
     */
    public record Settings(
            String name,
            Path folder,
            Path log,
            int port,
            int controllerPort,
            String adminPassword,
            String analyticsPassword) {}

    private final Settings settings;
    private final int nodeId;
    private final String clusterId;
    private final Optional<TlsListener> tls;
    private volatile Optional<ServerProcess> running = Optional.empty();

    public KafkaBroker(Settings settings) {
        this(settings, Optional.empty(), 1, Uuid.randomUuid().toString());
    }

    /** A broker that clients may also reach by TLS. */
    public KafkaBroker(Settings settings, TlsListener tls) {
        this(settings, Optional.of(tls), 1, Uuid.randomUuid().toString());
    }

    private KafkaBroker(Settings settings, Optional<TlsListener> tls, int nodeId, String clusterId) {
        this.settings = settings;
        this.tls = tls;
        this.nodeId = nodeId;
        this.clusterId = clusterId;
    }

    /**
     * Another broker of the cluster whose controller this one is.
     *
     * @param folder where its configuration and its data lie
     * @param nodeId 2 or more
     */
    public KafkaBroker another(Path folder, int port, int nodeId) {
        Settings own = new Settings(
                settings.name() + " " + nodeId,
                folder,
                settings.log().resolveSibling(settings.log().getFileName() + "-" + nodeId),
                port,
                settings.controllerPort(),
                settings.adminPassword(),
                settings.analyticsPassword());
        return new KafkaBroker(own, Optional.empty(), nodeId, clusterId);
    }

    /**
     * Starts the broker, on newly formatted storage if there is none yet, and waits until it serves its administrator.
     */
    public void start() {
        start(process -> {});
    }

    /** Does the same, and tells of the process as soon as there is one. */
    public void start(Consumer<Process> spawned) {
        Path configuration = settings.folder().resolve("server.properties");
        try {
            Folders.createPrivately(settings.folder());
            Folders.writePrivately(configuration, configuration());
            format(configuration);
        } catch (IOException failure) {
            throw new ServerFailure(settings.name() + " could not be prepared: " + failure.getMessage() + ".", failure);
        }
        List<String> command = Stream.concat(java(), Stream.of("kafka.Kafka", configuration.toString()))
                .toList();
        ServerProcess process = ServerProcess.start(settings.name(), settings.log(), command);
        running = Optional.of(process);
        spawned.accept(process.process());
        // asking the port first keeps Kafka's client from filling a log with its attempts
        process.awaitReady(START_LIMIT, () -> Ports.answers(settings.port()) && access().answers());
    }

    /** The operating system's process, for whoever watches it; empty before the first start. */
    public Optional<Process> process() {
        return running.map(ServerProcess::process);
    }

    /** How its administrator reaches it. */
    public KafkaAccess access() {
        return new KafkaAccess("127.0.0.1:" + settings.port(), settings.adminPassword());
    }

    /** Lets the broker close its log and go; killed if that takes too long. */
    public void stop() {
        stop(STOP_LIMIT);
    }

    /** Lets the broker close its log and go; killed if that takes longer than the limit. */
    public void stop(Duration limit) {
        running.ifPresent(process -> process.stop(limit));
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        running.ifPresent(ServerProcess::kill);
    }

    @Override
    public void close() {
        stop();
    }

    private String configuration() {
        String data = settings.folder().resolve("data").toAbsolutePath().toString();
        KafkaConfiguration plain = new KafkaConfiguration(
                settings.port(),
                "127.0.0.1",
                settings.controllerPort(),
                data,
                settings.adminPassword(),
                settings.analyticsPassword(),
                nodeId);
        return tls.map(plain::text).orElseGet(plain::text);
    }

    /** Formats into a folder of its own name first: storage that was half formatted is never started. */
    private void format(Path configuration) throws IOException {
        Path formatted = settings.folder().resolve("formatted");
        if (Files.exists(formatted)) {
            return;
        }
        Folders.delete(settings.folder().resolve("data"));
        // the password goes through a private file, for a command line can be read by every user of the machine; what
        // the
        // tool prints stays private too, for it prints the administrator's keys
        Path arguments = settings.folder().resolve("format.arguments");
        Path printed = settings.folder().resolve("format.log");
        String administrator =
                "SCRAM-SHA-512=[name=%s,password=%s]".formatted(KafkaAccess.ADMIN, settings.adminPassword());
        Folders.writePrivately(
                arguments,
                "kafka.tools.StorageTool format --cluster-id %s --config \"%s\" --add-scram \"%s\"%n"
                        .formatted(clusterId, configuration, administrator));
        try {
            List<String> command =
                    Stream.concat(java(), Stream.of("@" + arguments)).toList();
            ServerProcess.start(settings.name() + " (format)", printed, command).awaitSuccess(START_LIMIT);
        } finally {
            Files.deleteIfExists(arguments);
        }
        Files.delete(printed);
        Files.createFile(formatted);
    }

    private static Stream<String> java() {
        return Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.timezone=UTC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info",
                // these two warn in a healthy run: of the first start, and of closing at the end what is closed
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.controller.QuorumController=error",
                "-Dorg.slf4j.simpleLogger.log.org.apache.kafka.clients.NetworkClient=error",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSX",
                "-classpath",
                ProjectFolder.brokerJars() + "/*");
    }
}
