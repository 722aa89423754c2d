package org.ibasho.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ibasho.faults.check.EventualCheck.Outcome;
import org.ibasho.faults.check.FinalChecks;
import org.ibasho.faults.check.LostEvents;
import org.ibasho.faults.injection.CurrentKafkaLog;
import org.ibasho.faults.injection.OperatorClient;
import org.ibasho.faults.plan.Fault;
import org.ibasho.faults.plan.FaultPlan;
import org.ibasho.faults.system.Sabotage;
import org.ibasho.faults.system.SystemUnderTest;

/** Several runs on one system, which stays up between them. */
final class FaultSession implements AutoCloseable {

    private final Console console;
    private final Duration checkLimit;
    private final boolean sabotaged;
    private final Path folder;
    private final SystemUnderTest system;
    private final CurrentKafkaLog kafka;
    private final LostEvents lost = new LostEvents();
    private final WallTimes times;
    private boolean passed = true;

    /**
     * @param times measures the parts of runs
     * @param faults those that may be planned
     * @param checkLimit how long after a run a check may fail before the run counts as failed
     */
    FaultSession(
            Console console,
            WallTimes times,
            Path cacheFolder,
            Collection<Fault> faults,
            Optional<Sabotage> sabotage,
            Duration checkLimit) {
        this.console = console;
        this.times = times;
        this.checkLimit = checkLimit;
        this.sabotaged = sabotage.isPresent();
        this.folder = newFolder();
        this.system = new SystemUnderTest(folder, cacheFolder, faults.contains(Fault.DISK_FULL), sabotage);
        try {
            times.measure("start of servers and services", system::start);
            this.kafka = new CurrentKafkaLog(system);
        } catch (RuntimeException failure) {
            system.close();
            throw failure;
        }
    }

    /** Executes one run, prints its result, and returns the checks that failed. */
    List<String> run(FaultPlan plan) {
        long began = System.nanoTime();
        List<String> differences;
        try {
            Outcome outcome = new FaultRun(system, kafka, lost, times, plan, checkLimit).execute();
            console.run(plan, outcome, Duration.ofNanos(System.nanoTime() - began));
            differences = outcome.differences();
        } catch (RuntimeException failure) {
            if (Thread.currentThread().isInterrupted()) {
                // another world has failed
                throw failure;
            }
            differences = new ArrayList<>(List.of("run: " + failure));
        }
        lost.report().ifPresent(report -> console.line(plan.seed(), report));
        if (!differences.isEmpty()) {
            console.failed(plan, differences);
            keepFolder();
        }
        return differences;
    }

    /** A sabotaged run fails on purpose, so nobody needs its data. */
    private void keepFolder() {
        if (!sabotaged) {
            passed = false;
            console.line("logs and data: " + folder);
        }
    }

    /** Checks all runs together after the last one, and returns the checks that failed. */
    List<String> end() {
        List<String> differences = times.measured(
                "checks of all runs together",
                () -> new FinalChecks(system, kafka.current(), lost)
                        .differences(() -> new OperatorClient().rebuild(system.publisher())));
        if (!differences.isEmpty()) {
            differences.forEach(console::line);
            keepFolder();
        }
        return differences;
    }

    private static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("ibasho-faults-");
            // PostgreSQL runs as an unprivileged user, who has to reach its data
            folder.toFile().setExecutable(true, false);
            folder.toFile().setReadable(true, false);
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends everything; data and logs stay only if a check failed. */
    @Override
    public void close() {
        // another world that fails interrupts this thread, which still has to end its own processes
        Thread.interrupted();
        kafka.close();
        system.close();
        if (passed) {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            // a child of a killed server was still writing; the operating system clears its temporary folder
            return;
        }
    }
}
