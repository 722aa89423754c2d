package org.ibasho.local.launcher.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run: {@code data}, {@code wrapping-keys}, {@code logs}, {@code identity}, {@code pids}, secrets and
 * endpoints.
 */
public final class RunFolder {

    private static final List<String> OURS = List.of(
            "data", "wrapping-keys", "logs", "identity", "settings", "pids", "secrets.json", "endpoints.json", "ready");

    private final Path folder;

    public RunFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path data(String name) {
        return folder.resolve("data").resolve(name);
    }

    /** The wrapping keys of a side, apart from its data. */
    public Path wrappingKeys(String side) {
        return folder.resolve("wrapping-keys").resolve(side);
    }

    /** The one log file of a process. */
    public Path log(String name) {
        return folder.resolve("logs").resolve(name + ".log");
    }

    /** The security events of a process, which outlive a run and its logs. */
    public Path security(String process) {
        return folder.resolve("security").resolve(process + ".log");
    }

    public Path identity(String file) {
        return folder.resolve("identity").resolve(file);
    }

    /** The folder with one file for each secret setting of a process. */
    public Path settings(String process) {
        return folder.resolve("settings").resolve(process);
    }

    public Path secrets() {
        return folder.resolve("secrets.json");
    }

    public Path endpoints() {
        return folder.resolve("endpoints.json");
    }

    /** Written when all that was asked for is done; holds the exit code for whoever waits. */
    public Path ready() {
        return folder.resolve("ready");
    }

    public PidFiles pids() {
        return new PidFiles(folder.resolve("pids"));
    }

    /**
     * Keeps a second run out of this folder for as long as the lock is held on to, at most until this process ends;
     * empty if another run is in it.
     */
    @SuppressWarnings("resource") // whoever gets the lock holds the channel with it
    public Optional<FileLock> lock() {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            FileChannel file =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return Optional.ofNullable(file.tryLock());
        } catch (IOException failure) {
            throw LaunchFailure.of("The folder " + folder + " cannot be written to (" + failure.getMessage()
                    + "): give another one with --run-dir.");
        }
    }

    /** The log of a run in the background. */
    public Path console() {
        return folder.resolve("console.log");
    }

    /** Whether an earlier run has left data here. */
    public boolean hasData() {
        return Files.isDirectory(folder.resolve("data"));
    }

    /** Forgets data, secrets and logs; what others put into the folder stays. */
    public void wipe() {
        OURS.forEach(name -> delete(folder.resolve(name)));
    }

    /** Begins new logs; those of the run before stay beside them. */
    public void turnLogs() {
        try {
            Path logs = Files.createDirectories(folder.resolve("logs"));
            Path before = folder.resolve("logs/previous");
            delete(before);
            Files.createDirectories(before);
            try (var files = Files.newDirectoryStream(logs, "*.log")) {
                for (Path log : files) {
                    Files.move(log, before.resolve(log.getFileName()));
                }
            }
        } catch (IOException failure) {
            throw LaunchFailure.of("The logs in " + folder + " cannot be written (" + failure.getMessage() + ").");
        }
    }

    @Override
    public String toString() {
        Path here = Path.of("").toAbsolutePath();
        return folder.startsWith(here) && !folder.equals(here)
                ? here.relativize(folder).toString()
                : folder.toString();
    }

    private static void delete(Path path) {
        try {
            if (!Files.exists(path)) {
                return;
            }
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw LaunchFailure.of(path + " cannot be removed (" + failure.getMessage() + "): remove it by hand.");
        }
    }
}
