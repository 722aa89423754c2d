package org.ibasho.testing.servers.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ibasho.testing.servers.process.ServerFailure;

/** A server whose starter was killed goes on running on its data folder, or leaves a note there that it did. */
final class OrphanedPostgres {

    private OrphanedPostgres() {}

    /** Ends the server that still runs on the folder, if one does. */
    static void end(Path dataFolder, Duration limit) throws IOException {
        Path note = dataFolder.resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return;
        }
        String pid = Files.readAllLines(note).stream().findFirst().orElse("").strip();
        if (pid.isEmpty() || !pid.chars().allMatch(Character::isDigit)) {
            return;
        }
        Optional<ProcessHandle> noted = ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive);
        if (noted.filter(OrphanedPostgres::isPostgres).isPresent()) {
            end(noted.get(), limit);
        } else if (noted.isPresent()) {
            // an old note whose number another program has by now: PostgreSQL would take that one for itself
            Files.delete(note);
        }
    }

    /** PostgreSQL's fast shutdown (sessions end, data are written) is SIGINT, which Java's own API cannot send. */
    static void shutDownFast(long pid) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid))
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new ServerFailure("The program kill could not be run: " + failure.getMessage() + ".", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/postgres");
    }

    private static void end(ProcessHandle server, Duration limit) {
        shutDownFast(server.pid());
        if (!ended(server, limit)) {
            server.destroyForcibly();
            ended(server, limit);
        }
    }

    private static boolean ended(ProcessHandle server, Duration limit) {
        try {
            server.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
