package org.ibasho.faults.system;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ibasho.testing.servers.process.Ports;
import org.ibasho.testing.servers.process.ServerFailure;
import org.ibasho.testing.servers.process.ServerProcess;

/** A service as a process that can be killed and started again. */
public final class ServiceProcess {

    private static final Duration START_LIMIT = Duration.ofMinutes(4);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(4);
    private static final Duration SIGNAL_LIMIT = Duration.ofSeconds(30);

    private final String name;
    private volatile JavaProgram program;
    private final Path log;
    private final Map<String, String> environment;
    private final int port = Ports.free();
    private volatile boolean migrated;
    private boolean isOver;
    private volatile Optional<ServerProcess> running = Optional.empty();

    ServiceProcess(String name, JavaProgram program, Path log, Map<String, String> environment) {
        this.name = name;
        this.program = program;
        this.log = log;
        this.environment = new HashMap<>(environment);
        this.environment.put("SERVER_ADDRESS", "127.0.0.1");
        this.environment.put("SERVER_PORT", Integer.toString(port));
    }

    /** Starts the process and waits until it accepts connections. */
    public void start() {
        start(Map.of());
    }

    /** Ends the process as an operator does, if it runs, and starts it with another program. */
    void startWith(JavaProgram other) {
        running.filter(process -> !process.ended(0)).ifPresent(process -> process.stop(STOP_LIMIT));
        program = other;
        start();
    }

    /** Ends the process as an operator does. */
    public void stop() {
        running.ifPresent(process -> process.stop(STOP_LIMIT));
    }

    /** Starts the process with additional environment variables, and waits until it accepts connections. */
    public void start(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        if (migrated) {
            // the first start has migrated the database; without Flyway a restart is quicker
            all.put("SPRING_FLYWAY_ENABLED", "false");
        }
        ServerProcess process = spawn(all);
        process.awaitReady(START_LIMIT, () -> Ports.answers(port));
        migrated = true;
    }

    private synchronized ServerProcess spawn(Map<String, String> all) {
        if (isOver) {
            throw new ServerFailure(name + " is not started any more.");
        }
        ServerProcess process = ServerProcess.start(name, log, program.command(), all);
        running = Optional.of(process);
        return process;
    }

    /** Kills the process for good: another thread that is about to start it cannot do so any more. */
    synchronized void end() {
        isOver = true;
        kill();
    }

    /** Starts and stops the process once if there is no AOT cache yet. */
    void createAotCache() {
        createAotCache(program);
    }

    /** Starts and stops the process with another program once if there is no AOT cache of that yet. */
    void createAotCache(JavaProgram other) {
        if (other.hasNoAotCache()) {
            startWith(other);
            stop();
        }
    }

    /** Kills the process as {@code kill -9} does. */
    public void kill() {
        running.ifPresent(ServerProcess::kill);
    }

    /** Stops the process in its tracks (SIGSTOP): it does nothing, and does not know that time passes. */
    public void pause() {
        signal("STOP");
    }

    /** Lets a paused process go on as if nothing had been (SIGCONT). */
    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        long pid = running.orElseThrow().process().pid();
        ServerProcess.start("kill", log, List.of("kill", "-" + signal, Long.toString(pid)))
                .awaitSuccess(SIGNAL_LIMIT);
    }

    /** Whether the process runs, be it ready or not. */
    public boolean isRunning() {
        return running.isPresent() && !hasEnded(Duration.ZERO);
    }

    /** Waits at most this long for the process to end, and returns whether it has. */
    public boolean hasEnded(Duration limit) {
        return running.map(process -> process.ended(limit.toMillis())).orElse(true);
    }

    /** The address of a path. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public String toString() {
        return name;
    }
}
