package org.ibasho.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ibasho.benchmarks.access.AccessLogBenchmark;
import org.ibasho.benchmarks.append.AppendBenchmark;
import org.ibasho.benchmarks.calendar.CalendarBenchmark;
import org.ibasho.benchmarks.history.HistoryBenchmark;
import org.ibasho.benchmarks.lag.LagBenchmark;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.measure.Tables;
import org.ibasho.benchmarks.rebuild.RebuildBenchmark;
import org.ibasho.benchmarks.replay.ReplayBenchmark;
import org.ibasho.benchmarks.run.Benchmark;
import org.ibasho.benchmarks.run.BenchmarkContext;
import org.ibasho.benchmarks.run.Options;
import org.ibasho.benchmarks.run.RunFolder;
import org.ibasho.benchmarks.sealing.ErasureBenchmark;
import org.ibasho.benchmarks.sealing.SealingBenchmark;
import org.ibasho.benchmarks.size.SizeBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command line of {@code testing/benchmarks/run}. */
@Command(
        name = "testing/benchmarks/run",
        sortOptions = false,
        description =
                "Measures on servers of its own, prints tables, and writes the figures to testing/benchmarks/results.",
        footer = {
            "",
            "Benchmarks:",
            "  append    events stored per second by several writers: raw JDBC, our engine, our whole command path,",
            "            Axon's engine, message-db, Emmett",
            "  size      write-ahead log, appending and loading with 3,000,000 events, against a small table",
            "  replay    reading all events, against a raw cursor and Jackson",
            "  rebuild   rebuilding a read model, against one transaction per event, and what its readers notice",
            "  lag       from a command to another service's read model, at 200 and 1,000 commands per second, against",
            "            a relay that polls every 10 ms",
            "  history   publishing the history again, against a producer that has the messages and against the relay",
            "  calendar  a month and the feed with 10,000 gatherings, against a calendar with 100",
            "  access-log  pages that show personal data to 32 readers, with the access log and without it",
            "  sealing   commands and reading with sealed personal data, against the same in plain text",
            "  erasure   1,000 people are erased and the epoch of the keys turns, while others are read and written"
        })
public final class Benchmarks implements Callable<Integer> {

    private static final List<Benchmark> ALL = List.of(
            new AppendBenchmark(),
            new SizeBenchmark(),
            new ReplayBenchmark(),
            new RebuildBenchmark(),
            new LagBenchmark(),
            new HistoryBenchmark(),
            new CalendarBenchmark(),
            new AccessLogBenchmark(),
            new SealingBenchmark(),
            new ErasureBenchmark());

    private static final int WIDTH = 120;

    private final Console console;
    private final Path root;

    @Mixin
    private Options options = new Options();

    Benchmarks(Console console, Path root) {
        this.console = console;
        this.root = root;
    }

    public static void main(String[] arguments) {
        Console console = new Console(System.out, System.err);
        Path root = Path.of(System.getProperty("ibasho.root", "")).toAbsolutePath();
        System.exit(new Benchmarks(console, root).run(arguments));
    }

    /** Returns the exit code: 0, also when a goal is missed; 1 after a failure, 2 if the arguments are wrong. */
    int run(String... arguments) {
        CommandLine command = new CommandLine(this).setUsageHelpWidth(WIDTH);
        command.setOut(writer(console.out())).setErr(writer(console.err()));
        command.setParameterExceptionHandler((wrong, _) ->
                console.problem(wrong.getMessage() + "; --help shows the options.", CommandLine.ExitCode.USAGE));
        return command.execute(arguments);
    }

    private static PrintWriter writer(PrintStream out) {
        return new PrintWriter(out, true, out.charset());
    }

    @Override
    public Integer call() throws Exception {
        try {
            measure(chosen(options.benchmark()));
            return CommandLine.ExitCode.OK;
        } catch (Options.UsageException wrong) {
            return console.problem(String.valueOf(wrong.getMessage()), CommandLine.ExitCode.USAGE);
        }
    }

    private static List<Benchmark> chosen(String name) {
        List<Benchmark> chosen = ALL.stream()
                .filter(one -> name.equals("all") || one.name().equals(name))
                .toList();
        if (chosen.isEmpty()) {
            throw new Options.UsageException("There is no benchmark %s; there are %s and all."
                    .formatted(name, ALL.stream().map(Benchmark::name).collect(Collectors.joining(", "))));
        }
        return chosen;
    }

    private void measure(List<Benchmark> chosen) throws Exception {
        Path module = root.resolve("testing/benchmarks");
        Machine machine = machine(module);
        console.line(machine.described());
        Results results = new Results(module.resolve("results"), machine);
        for (Benchmark benchmark : chosen) {
            try (RunFolder folder = RunFolder.in(module.resolve("target/runs"))) {
                Outcome outcome = benchmark.run(
                        new BenchmarkContext(options, folder.path(), module.resolve("node"), console::progress));
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
