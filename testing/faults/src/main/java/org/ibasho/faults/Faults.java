package org.ibasho.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ibasho.faults.injection.FakeClock;
import org.ibasho.faults.plan.Fault;
import org.ibasho.faults.plan.FaultPlan;
import org.ibasho.faults.system.Sabotage;
import org.ibasho.faults.system.SmallDisk;
import org.ibasho.testing.servers.process.ProjectFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code testing/faults/run}. */
@Command(
        name = "testing/faults/run",
        sortOptions = false,
        mixinStandardHelpOptions = false,
        description = "Kills two small services and their servers, and checks that no event is lost or duplicated.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:every check passed", "1:a check failed", "2:the options or this machine will not do"})
final class Faults implements Callable<Integer> {

    private static final Duration CHECK_LIMIT = Duration.ofMinutes(3);
    private static final Duration SABOTAGED_CHECK_LIMIT = Duration.ofSeconds(15);
    private static final int FAILED = 1;
    private static final long SEEDS = 1_000_000_000;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "seed of the first run; each run has the next (default: random)")
    private long seed = Math.floorMod(System.nanoTime(), SEEDS);

    @Option(names = "--runs", paramLabel = "N", description = "number of runs (default: ${DEFAULT-VALUE})")
    private int runs = 20;

    @Option(
            names = "--side-by-side",
            paramLabel = "N",
            description = "divide the runs among so many worlds, each with its own servers and services"
                    + " (default: ${DEFAULT-VALUE})")
    private int worlds = 1;

    @Option(names = "--times", description = "say at the end how long the parts of the runs took")
    private boolean showsTimes;

    @Option(
            names = "--only",
            paramLabel = "FAULT",
            split = ",",
            completionCandidates = FaultNames.class,
            description = "choose from these faults alone: ${COMPLETION-CANDIDATES}")
    private List<Fault> only = List.of(Fault.values());

    @Option(
            names = "--sabotage",
            paramLabel = "NAME",
            completionCandidates = SabotageNames.class,
            description = "break one thing on purpose, so that a check must fail: ${COMPLETION-CANDIDATES}")
    private @Nullable Sabotage sabotage;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    @SuppressWarnings("unused") // picocli prints the usage and returns before call()
    private boolean help;

    Faults(Console console) {
        this.console = console;
    }

    static void main(String[] arguments) {
        System.exit(commandLine(new Console(System.out)).execute(arguments));
    }

    /** Parses arguments with the names of faults and sabotages as reports print them. */
    static CommandLine commandLine(Console console) {
        return new CommandLine(new Faults(console))
                .registerConverter(Fault.class, name -> known(Fault.of(name), "fault", name))
                .registerConverter(Sabotage.class, name -> known(Sabotage.of(name), "sabotage", name));
    }

    private static <T> T known(Optional<T> found, String kind, String name) {
        return found.orElseThrow(() -> new CommandLine.TypeConversionException(
                "there is no %s %s; --help shows the names".formatted(kind, name)));
    }

    @Override
    public Integer call() {
        if (seed < 0 || runs < 1 || worlds < 1) {
            throw new ParameterException(
                    commandLine(), "--seed needs a number from 0 up, --runs and --side-by-side one from 1 up");
        }
        if (only.stream().anyMatch(fault -> !fault.clock().isEmpty()) && !FakeClock.isAvailable()) {
            console.line("Clocks cannot be made wrong here: install the package faketime (it brings libfaketime).");
            return CommandLine.ExitCode.USAGE;
        }
        if (only.contains(Fault.DISK_FULL) && !SmallDisk.isPossible()) {
            console.line("Without disk-full: only root can mount the disks for it.");
            only = only.stream().filter(fault -> fault != Fault.DISK_FULL).toList();
        }
        if (only.isEmpty()) {
            return CommandLine.ExitCode.USAGE;
        }
        return execute();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private int execute() {
        long began = System.nanoTime();
        WallTimes times = new WallTimes();
        int used = Math.min(worlds, runs);
        console.line("Starting PostgreSQL, Kafka, the publisher and the subscriber"
                + (used == 1 ? "." : ", %d times side by side.".formatted(used)));
        boolean passed = new Worlds(
                        console,
                        () -> newWorld(times),
                        seed,
                        runs,
                        runsSeed -> FaultPlan.of(runsSeed, only),
                        sabotage == null)
                .pass(used);
        if (showsTimes) {
            times.table().forEach(console::line);
        }
        console.line("%s, seeds %d to %d, in %s."
                .formatted(
                        passed ? runs + " runs, no event lost or duplicated" : "A check failed",
                        seed,
                        seed + runs - 1,
                        Console.seconds(Duration.ofNanos(System.nanoTime() - began))));
        return passed ? CommandLine.ExitCode.OK : FAILED;
    }

    private FaultSession newWorld(WallTimes times) {
        Path cacheFolder = ProjectFolder.root().resolve("testing/faults/target/aot-cache");
        Duration limit = sabotage == null ? CHECK_LIMIT : SABOTAGED_CHECK_LIMIT;
        return new FaultSession(console, times, cacheFolder, only, Optional.ofNullable(sabotage), limit);
    }

    /** The names of all faults. */
    private static final class FaultNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Fault.values()).map(Fault::optionName).iterator();
        }
    }

    /** The names of all sabotages. */
    private static final class SabotageNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.of(Sabotage.values()).map(Sabotage::optionName).iterator();
        }
    }
}
