package org.ibasho.testing.servers.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A child process with its log file: started, watched until it answers, ended politely or at once. Public for whoever
 * starts processes beside the servers of this package and watches them in the same way.
 */
public final class ServerProcess {

    private static final long POLL_MILLIS = 25;

    private final String name;
    private final Path log;
    private final Process process;

    private ServerProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    public static ServerProcess start(String name, Path log, List<String> command) {
        return start(name, log, command, Map.of());
    }

    /**
     * Starts a process whose output is appended to the log, with the given variables added to this one's environment.
     */
    public static ServerProcess start(String name, Path log, List<String> command, Map<String, String> environment) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            // what the caller's shell set for another PostgreSQL or another JVM is not meant for these
            builder.environment().keySet().removeIf(key -> key.startsWith("PG") || key.equals("JAVA_TOOL_OPTIONS"));
            builder.environment().putAll(environment);
            return new ServerProcess(name, log, builder.start());
        } catch (IOException failure) {
            throw new ServerFailure(name + " could not be started: " + failure.getMessage() + ".", failure);
        }
    }

    /** The operating system's process. */
    public Process process() {
        return process;
    }

    /** Waits until the check holds; a process that ends first, or takes too long, is a failure. */
    public void awaitReady(Duration limit, BooleanSupplier ready) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (ended(POLL_MILLIS)) {
                throw new ServerFailure(
                        name + " ended while starting (exit code " + process.exitValue() + "): " + log + " says why.");
            }
            if (System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new ServerFailure(
                        name + " did not answer within " + limit.toSeconds() + " s: " + log + " may say why.");
            }
        }
    }

    /** Waits for the end of a process that does one thing; any other exit code than 0 is a failure. */
    public void awaitSuccess(Duration limit) {
        if (!ended(limit.toMillis())) {
            process.destroyForcibly();
            throw new ServerFailure(name + " took longer than " + limit.toSeconds() + " s: " + log + " may say why.");
        }
        if (process.exitValue() != 0) {
            throw new ServerFailure(name + " failed (exit code " + process.exitValue() + "): " + log + " says why.");
        }
    }

    /** Whether the process has ended, waiting for it at most so long. */
    public boolean ended(long millis) {
        try {
            return process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new ServerFailure(name + " was interrupted.", interrupted);
        }
    }

    /** Asks it to end (SIGTERM); killed if that takes longer than the limit. */
    public void stop(Duration limit) {
        process.destroy();
        if (!ended(limit.toMillis())) {
            kill();
        }
    }

    /** Ends it at once, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        ended(TimeUnit.SECONDS.toMillis(5));
    }
}
