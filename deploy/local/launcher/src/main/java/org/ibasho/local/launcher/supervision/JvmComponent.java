package org.ibasho.local.launcher.supervision;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ibasho.testing.servers.process.ServerProcess;

/** A Java program that says over HTTP when it is ready. */
public final class JvmComponent implements Component {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    /**
     * @param command the whole command line
     * @param environment added to this process's own
     * @param health addresses that all answer 200 when it is ready
     */
    public record Program(List<String> command, Map<String, String> environment, List<URI> health, Path log) {}

    private final String name;
    private final StopOrder stopOrder;
    private final Set<String> needs;
    private final Optional<String> management;
    private final Program program;
    private volatile Optional<ServerProcess> running = Optional.empty();

    public JvmComponent(
            String name, StopOrder stopOrder, Set<String> needs, Optional<String> management, Program program) {
        this.name = name;
        this.stopOrder = stopOrder;
        this.needs = needs;
        this.management = management;
        this.program = program;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StopOrder stopOrder() {
        return stopOrder;
    }

    @Override
    public Set<String> needs() {
        return needs;
    }

    @Override
    public Optional<String> management() {
        return management;
    }

    @Override
    public void start(Consumer<Process> spawned) {
        ServerProcess process = ServerProcess.start(name, program.log(), program.command(), program.environment());
        running = Optional.of(process);
        spawned.accept(process.process());
        process.awaitReady(START_LIMIT, () -> program.health().stream().allMatch(HealthCheck::isUp));
    }

    @Override
    public void stop(Duration limit) {
        running.ifPresent(process -> process.stop(limit));
    }
}
