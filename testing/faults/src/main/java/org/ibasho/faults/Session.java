package org.ibasho.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ibasho.faults.attack.KafkaLogs;
import org.ibasho.faults.attack.Operator;
import org.ibasho.faults.check.Rest.Outcome;
import org.ibasho.faults.check.Whole;
import org.ibasho.faults.plan.Plan;
import org.ibasho.faults.world.Sabotage;
import org.ibasho.faults.world.World;

/** Several runs on one world, which stays up between them. */
final class Session implements AutoCloseable {

    private final Console console;
    private final Duration restLimit;
    private final boolean sabotaged;
    private final Path folder;
    private final World world;
    private final KafkaLogs kafka;
    private int runs;
    private boolean whole = true;

    /** @param restLimit how long a run may take to come to rest before what does not hold counts as broken */
    Session(Console console, Path workshop, Optional<Sabotage> sabotage, Duration restLimit) {
        this.console = console;
        this.restLimit = restLimit;
        this.sabotaged = sabotage.isPresent();
        this.folder = newFolder();
        this.world = new World(folder, workshop, sabotage);
        try {
            world.start();
            this.kafka = new KafkaLogs(world);
        } catch (RuntimeException failure) {
            world.close();
            throw failure;
        }
    }

    /** Does one run, says what came of it, and answers the checks that failed. */
    List<String> run(Plan plan) {
        long began = System.nanoTime();
        List<String> differences;
        try {
            Outcome outcome = new Run(world, kafka, plan, restLimit).go();
            console.run(++runs, plan, outcome, Duration.ofNanos(System.nanoTime() - began));
            differences = outcome.differences();
        } catch (RuntimeException failure) {
            differences = new ArrayList<>(List.of("run: " + failure));
        }
        if (!differences.isEmpty()) {
            console.broken(plan, differences);
            keepFolder();
        }
        return differences;
    }

    /** Nobody wants to look into what was broken on purpose. */
    private void keepFolder() {
        if (!sabotaged) {
            whole = false;
            console.line("  logs and data: " + folder);
        }
    }

    /** After the last run: what has to hold of all of them together, and answers what does not. */
    List<String> end() {
        List<String> differences =
                new Whole(world, kafka.current()).differences(() -> new Operator().rebuild(world.teller()));
        if (!differences.isEmpty()) {
            differences.forEach(difference -> console.line("  " + difference));
            keepFolder();
        }
        return differences;
    }

    private static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("ibasho-faults-");
            // PostgreSQL runs as another user than root, who has to be able to reach its data
            folder.toFile().setExecutable(true, false);
            folder.toFile().setReadable(true, false);
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends everything; what was written is kept only if something was broken. */
    @Override
    public void close() {
        kafka.close();
        world.close();
        if (whole) {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            // a child of a killed server was still writing; the system clears its temporary folder
            return;
        }
    }
}
