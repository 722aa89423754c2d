package org.ibasho.local.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.ibasho.local.launcher.run.PidFiles;
import org.ibasho.local.launcher.run.RunFolder;

/** Processes that a run has recorded in its folder and that still run. */
record RecordedProcesses(RunFolder folder) {

    private static final Duration LAUNCHER_LIMIT = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** A process that others use stops after them; one that is not listed here is used by none and stops first. */
    private static final List<Set<String>> LAST = List.of(
            Set.of("identity"), Set.of("kafka"), Set.of("postgres-npo", "postgres-centre", "keys-npo", "keys-centre"));

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

    /** Stops the processes of a launcher that was killed, and returns their names. */
    Set<String> stopOthers() {
        Map<String, ProcessHandle> running = folder.pids().running();
        stop(running, name -> LAST.stream().noneMatch(names -> names.contains(name)));
        LAST.forEach(names -> stop(running, names::contains));
        running.keySet().forEach(folder.pids()::forget);
        return running.keySet();
    }

    /** Asks all of them at once, then waits for each. */
    private static void stop(Map<String, ProcessHandle> running, Predicate<String> chosen) {
        List<ProcessHandle> together = running.entrySet().stream()
                .filter(entry -> chosen.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        together.forEach(ProcessHandle::destroy);
        together.forEach(process -> stop(process, LIMIT));
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
