package org.ibasho.faults.world;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ibasho.testing.servers.Ports;
import org.ibasho.testing.servers.ServerProcess;

/** One of the services, as a process that is started, killed, and started again under the same name. */
public final class Service {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration TRAINING_LIMIT = Duration.ofMinutes(4);

    private final String name;
    private final Program program;
    private final Path log;
    private final Map<String, String> environment;
    private final int port = Ports.free();
    private volatile boolean migrated;
    private volatile Optional<ServerProcess> running = Optional.empty();

    Service(String name, Program program, Path log, Map<String, String> environment) {
        this.name = name;
        this.program = program;
        this.log = log;
        this.environment = new HashMap<>(environment);
        this.environment.put("SERVER_ADDRESS", "127.0.0.1");
        this.environment.put("SERVER_PORT", Integer.toString(port));
    }

    /** Starts it and waits until it answers. */
    public void start() {
        start(Map.of());
    }

    /** Starts it with more in its environment, and waits until it answers. */
    public void start(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        if (migrated) {
            // the database has its tables since the first start, and a restart is quicker if nobody looks
            all.put("SPRING_FLYWAY_ENABLED", "false");
        }
        ServerProcess process = ServerProcess.start(name, log, program.command(), all);
        running = Optional.of(process);
        process.awaitReady(START_LIMIT, () -> Ports.answers(port));
        migrated = true;
    }

    /** Starts it once if that makes later starts quicker. */
    void train() {
        if (program.isUntrained()) {
            start();
            running.orElseThrow().stop(TRAINING_LIMIT);
        }
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() {
        running.ifPresent(ServerProcess::kill);
    }

    /** Whether it has ended, waiting for that at most so long. */
    public boolean hasEnded(Duration limit) {
        return running.map(process -> process.ended(limit.toMillis())).orElse(true);
    }

    /** An address of the service. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public String toString() {
        return name;
    }
}
