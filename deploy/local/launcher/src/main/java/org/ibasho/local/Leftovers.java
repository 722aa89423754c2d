package org.ibasho.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ibasho.local.run.PidFiles;
import org.ibasho.local.run.RunFolder;

/** Processes that a run has noted in its folder and that still run. */
record Leftovers(RunFolder folder) {

    private static final Duration LAUNCHER_LIMIT = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Who is used by others stops after them; names that are not here are services. */
    private static final List<String> LAST = List.of("identity", "kafka", "postgres-centre", "postgres-npo");

    /** Asks the launcher to stop everything; true if there was one. */
    boolean stopLauncher() {
        return folder.pids()
                .launcher()
                .map(launcher -> {
                    stop(launcher, LAUNCHER_LIMIT);
                    folder.pids().forget(PidFiles.LAUNCHER);
                    return true;
                })
                .orElse(false);
    }

    /** Stops what a launcher that was killed has left, and answers the names. */
    List<String> stopOthers() {
        Map<String, ProcessHandle> running = folder.pids().running();
        List<String> order = running.keySet().stream()
                .sorted((one, other) -> Integer.compare(LAST.indexOf(one), LAST.indexOf(other)))
                .toList();
        order.forEach(name -> {
            ProcessHandle process = running.get(name);
            if (process != null) {
                stop(process, LIMIT);
            }
            folder.pids().forget(name);
        });
        return order;
    }

    private static void stop(ProcessHandle process, Duration limit) {
        process.destroy();
        if (!ended(process, limit)) {
            process.destroyForcibly();
            ended(process, LIMIT);
        }
    }

    private static boolean ended(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
