package org.ibasho.testing.servers.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ibasho.testing.servers.process.Folders;
import org.ibasho.testing.servers.process.ServerFailure;
import org.ibasho.testing.servers.process.ServerProcess;

/**
 * One PostgreSQL server as a child process, reachable at 127.0.0.1 alone and with passwords only. It may be stopped or
 * killed and started again on the same data folder.
 */
public final class PostgresServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);
    private static final Duration ORPHANS_LIMIT = Duration.ofSeconds(10);

    /**
     * @param name how messages call it, such as {@code postgres-npo}
     * @param dataFolder where its data lie; made at the first start
     * @param log the file that its output is appended to
     * @param durable whether what was committed survives a power cut: always, except where speed of tests matters more
     */
    public record Settings(
            String name, Path dataFolder, Path log, int port, String superuserPassword, boolean durable) {}

    private final Settings settings;
    private UnprivilegedUser user = UnprivilegedUser.ALREADY;
    private volatile Optional<ServerProcess> running = Optional.empty();

    public PostgresServer(Settings settings) {
        this.settings = settings;
    }

    /** Starts the server, on a new data folder if there is none yet, and waits until it accepts connections. */
    public void start() {
        start(process -> {});
    }

    /** Does the same, and tells of the process as soon as there is one. */
    public void start(Consumer<Process> spawned) {
        user = UnprivilegedUser.forThisProcess();
        try {
            initialise();
            OrphanedPostgres.end(settings.dataFolder(), STOP_LIMIT);
        } catch (IOException failure) {
            throw new ServerFailure(settings.name() + " could not be prepared: " + failure.getMessage() + ".", failure);
        }
        user.own(settings.dataFolder());
        long patience = System.nanoTime() + ORPHANS_LIMIT.toNanos();
        while (!startedOnce(spawned, patience)) {
            running = Optional.empty();
        }
    }

    /**
     * The sessions of a killed server live on for a moment, and keep the next one off their shared memory: false then.
     */
    private boolean startedOnce(Consumer<Process> spawned, long patience) {
        long logged = settings.log().toFile().length();
        ServerProcess process = ServerProcess.start(settings.name(), settings.log(), user.command(serverCommand()));
        running = Optional.of(process);
        spawned.accept(process.process());
        try {
            process.awaitReady(START_LIMIT, this::accepts);
            return true;
        } catch (ServerFailure failure) {
            if (System.nanoTime() < patience && loggedSince(logged).contains("still in use")) {
                return false;
            }
            throw failure;
        }
    }

    private String loggedSince(long length) {
        try (RandomAccessFile log = new RandomAccessFile(settings.log().toFile(), "r")) {
            log.seek(length);
            byte[] added = new byte[(int) Math.min(log.length() - length, 16_384)];
            log.readFully(added);
            return new String(added, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    Settings settings() {
        return settings;
    }

    /** The operating system's process, for whoever watches it; empty before the first start. */
    public Optional<Process> process() {
        return running.map(ServerProcess::process);
    }

    /** How its superuser reaches it. */
    public PostgresAccess access() {
        return new PostgresAccess("127.0.0.1", settings.port(), settings.superuserPassword());
    }

    /** Ends open sessions and stops; killed if that takes too long. */
    public void stop() {
        stop(STOP_LIMIT);
    }

    /** Ends open sessions and stops; killed if that takes longer than the limit. */
    public void stop(Duration limit) {
        running.ifPresent(process -> {
            OrphanedPostgres.shutDownFast(process.process().pid());
            if (!process.ended(limit.toMillis())) {
                process.kill();
            }
        });
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        running.ifPresent(ServerProcess::kill);
    }

    @Override
    public void close() {
        stop();
    }

    private boolean accepts() {
        try (Connection connection = access().connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Makes the data folder beside its place and renames it, so that one left half made is never used. */
    private void initialise() throws IOException {
        Path data = settings.dataFolder().toAbsolutePath();
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Files.createDirectories(data.getParent());
        Path workshop = Files.createTempDirectory(data.getParent(), "initialising-");
        try {
            Path password = workshop.resolve("password");
            Folders.writePrivately(password, settings.superuserPassword());
            user.own(workshop);
            ServerProcess.start(settings.name() + " (initdb)", settings.log(), user.command(initCommand(workshop)))
                    .awaitSuccess(START_LIMIT);
            Files.writeString(workshop.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            Folders.delete(data);
            Files.move(workshop.resolve("data"), data, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(workshop);
        }
    }

    private List<String> initCommand(Path workshop) {
        List<String> command = new ArrayList<>(
                List.of(program("initdb"), "-D", workshop.resolve("data").toString()));
        command.addAll(List.of("-U", PostgresAccess.SUPERUSER, "--pwfile=" + workshop.resolve("password")));
        command.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-instructions"));
        command.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
        if (!settings.durable()) {
            command.add("--no-sync");
        }
        return command;
    }

    private List<String> serverCommand() {
        List<String> command = new ArrayList<>(
                List.of(program("postgres"), "-D", settings.dataFolder().toString()));
        String durable = settings.durable() ? "on" : "off";
        List.of(
                        "port=" + settings.port(),
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "timezone=UTC",
                        "log_timezone=UTC",
                        "password_encryption=scram-sha-256",
                        "shared_buffers=64MB",
                        "fsync=" + durable,
                        "full_page_writes=" + durable,
                        "synchronous_commit=" + durable,
                        // a forgotten one holds readers back: there are none but in tests of that
                        "max_prepared_transactions=" + (settings.durable() ? 0 : 10))
                .forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    private static String program(String name) {
        return PostgresBinaries.unpacked().resolve("bin").resolve(name).toString();
    }
}
