package org.ibasho.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ibasho.benchmarks.append.AppendBenchmark;
import org.ibasho.benchmarks.calendar.CalendarBenchmark;
import org.ibasho.benchmarks.lag.LagBenchmark;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.measure.Tables;
import org.ibasho.benchmarks.rebuild.RebuildBenchmark;
import org.ibasho.benchmarks.replay.ReplayBenchmark;
import org.ibasho.benchmarks.run.Benchmark;
import org.ibasho.benchmarks.run.Options;
import org.ibasho.benchmarks.run.RunFolder;
import org.ibasho.benchmarks.run.Workbench;
import org.ibasho.benchmarks.size.SizeBenchmark;

/** What {@code testing/benchmarks/run} runs. */
public final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(
            new AppendBenchmark(),
            new SizeBenchmark(),
            new ReplayBenchmark(),
            new RebuildBenchmark(),
            new LagBenchmark(),
            new CalendarBenchmark());

    private final Console console;
    private final Path root;

    Benchmarks(Console console, Path root) {
        this.console = console;
        this.root = root;
    }

    public static void main(String[] arguments) {
        Console console = new Console(System.out, System.err);
        Path root = Path.of(System.getProperty("ibasho.root", "")).toAbsolutePath();
        System.exit(new Benchmarks(console, root).run(arguments));
    }

    /** Answers the exit code: 0, also when a goal is missed; 1 after a problem, 2 if the arguments cannot be understood. */
    int run(String... arguments) {
        if (Arrays.asList(arguments).contains("--help")) {
            return console.help();
        }
        try {
            Options options = Options.parse(arguments);
            measure(options, chosen(options.benchmark()));
            return 0;
        } catch (Options.Misunderstood misunderstood) {
            return console.problem(String.valueOf(misunderstood.getMessage()), 2);
        } catch (Exception failure) {
            return console.failed(failure);
        }
    }

    private static List<Benchmark> chosen(String name) {
        List<Benchmark> chosen = ALL.stream()
                .filter(one -> name.equals("all") || one.name().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            throw new Options.Misunderstood("There is no benchmark %s; there are %s and all."
                    .formatted(name, ALL.stream().map(Benchmark::name).collect(Collectors.joining(", "))));
        }
        return chosen;
    }

    private void measure(Options options, List<Benchmark> chosen) throws Exception {
        Path module = root.resolve("testing/benchmarks");
        Machine machine = machine(module);
        console.line(machine.described());
        Results results = new Results(module.resolve("results"), machine);
        for (Benchmark benchmark : chosen) {
            try (RunFolder folder = RunFolder.in(module.resolve("target/runs"))) {
                Outcome outcome =
                        benchmark.run(new Workbench(options, folder.path(), module.resolve("node"), console::progress));
                console.line("\n" + Tables.of(outcome));
                console.line("Written to " + root.relativize(results.write(outcome)) + ".");
            }
        }
        if (options.writeDocs()) {
            new PerformancePage(root.resolve("docs/performance.md")).show(results);
        }
    }

    private static Machine machine(Path module) throws IOException {
        try (RunFolder folder = RunFolder.in(module.resolve("target/runs"))) {
            return Machine.here(folder.syncMillis());
        }
    }
}
