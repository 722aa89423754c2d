package org.ibasho.faults.system;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ibasho.testing.servers.process.ServerFailure;
import org.ibasho.testing.servers.process.ServerProcess;

/** A file system of its own with little room, in memory. Only root may mount one. */
public final class SmallDisk {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int BLOCK = 64 * 1024;

    private final Path folder;
    private final Path log;

    private SmallDisk(Path folder, Path log) {
        this.folder = folder;
        this.log = log;
    }

    /** Whether this machine lets this process mount file systems. */
    public static boolean isPossible() {
        try {
            Path folder = Files.createTempDirectory("ibasho-disk-");
            Path log = Files.createTempFile("ibasho-disk-", ".log");
            try {
                mount(folder, 1, log).unmount();
                return true;
            } catch (ServerFailure refused) {
                return false;
            } finally {
                Files.delete(folder);
                Files.delete(log);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static SmallDisk mount(Path folder, int megabytes, Path log) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        command(
                log,
                "mount",
                "-t",
                "tmpfs",
                "-o",
                "mode=755,size=%dm".formatted(megabytes),
                "tmpfs",
                folder.toString());
        return new SmallDisk(folder, log);
    }

    /** Takes all the room that is left. */
    public void fill() {
        byte[] block = new byte[BLOCK];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (true) {
                ballast.write(block);
            }
        } catch (IOException full) {
            return;
        }
    }

    /** Gives the room back. */
    public void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    void unmount() {
        command(log, "umount", "-l", folder.toString());
    }

    private static void command(Path log, String... command) {
        ServerProcess.start(command[0], log, List.of(command)).awaitSuccess(LIMIT);
    }
}
