package org.ibasho.local.launcher.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which processes a run has started: a file each with its process id and when it started. The time tells a process
 * apart from another one that got the same id later; that one is never touched.
 */
public final class PidFiles {

    /** The process that starts and watches the others. */
    public static final String LAUNCHER = "launcher";

    /** The operating system's clock may have been corrected between writing and reading. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Path folder;

    PidFiles(Path folder) {
        this.folder = folder;
    }

    public void record(String name, ProcessHandle process) {
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        PrivateFile.write(folder.resolve(name), process.pid() + " " + started.toEpochMilli());
    }

    public void forget(String name) {
        PrivateFile.remove(folder.resolve(name));
    }

    /** The launcher, if it still runs. */
    public Optional<ProcessHandle> launcher() {
        return Files.exists(folder.resolve(LAUNCHER)) ? running(folder.resolve(LAUNCHER)) : Optional.empty();
    }

    /** All noted processes that still run, but for the launcher, by name. */
    public Map<String, ProcessHandle> running() {
        Map<String, ProcessHandle> found = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                files.forEach(file -> running(file)
                        .filter(process -> !file.endsWith(LAUNCHER))
                        .ifPresent(process -> found.put(file.getFileName().toString(), process)));
            } catch (IOException failure) {
                throw LaunchFailure.of(folder + " cannot be read (" + failure.getMessage() + ").");
            }
        }
        return found;
    }

    private static Optional<ProcessHandle> running(Path file) {
        try {
            List<Long> numbers = List.of(Files.readString(file).strip().split(" ", 2)).stream()
                    .map(Long::parseLong)
                    .toList();
            Instant noted = Instant.ofEpochMilli(numbers.get(1));
            return ProcessHandle.of(numbers.get(0))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> started(process, noted));
        } catch (IOException | RuntimeException unreadable) {
            // a note that was cut short says nothing, and nobody is stopped because of it
            return Optional.empty();
        }
    }

    private static boolean started(ProcessHandle process, Instant noted) {
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(noted, started).abs().compareTo(TOLERANCE) <= 0;
    }
}
