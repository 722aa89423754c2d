package org.ibasho.benchmarks.size;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ibasho.benchmarks.append.Appender;
import org.ibasho.benchmarks.append.AxonTable;
import org.ibasho.benchmarks.append.CommandPath;
import org.ibasho.benchmarks.append.EngineAppend;
import org.ibasho.benchmarks.append.EngineAppend.Ground;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Contestant;
import org.ibasho.benchmarks.measure.Goal;
import org.ibasho.benchmarks.measure.Group;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.measure.Ratio;
import org.ibasho.benchmarks.measure.Result;
import org.ibasho.benchmarks.run.Benchmark;
import org.ibasho.benchmarks.run.Workbench;
import org.ibasho.benchmarks.sample.EventRow;
import org.ibasho.benchmarks.sample.Filling;
import org.ibasho.benchmarks.sample.SampleService;
import org.ibasho.benchmarks.servers.Postgres;

/** Storing, loading and the write-ahead log with three million events, against a small table. */
public final class SizeBenchmark implements Benchmark {

    private static final String SMALL = "small";
    private static final String LARGE = "large";
    private static final long FEW = 10_000;
    private static final long USUAL = 3_000_000;
    private static final int WRITERS = 8;

    /** How many events are stored just after a checkpoint, while whole pages are logged. */
    private static final long AFTER_CHECKPOINT = 20_000;

    private static final String ENGINE = "our engine, ";
    private static final String COMMAND = "our whole command path, ";
    private static final String EMPTY = "empty";
    private static final String AT_FEW = at(FEW);

    @Override
    public String name() {
        return "size";
    }

    @Override
    public Outcome run(Workbench bench) throws Exception {
        long events = bench.options().events().orElse(USUAL);
        try (Postgres postgres = Postgres.start(bench.data());
                SampleService small = SampleService.start(postgres.database(SMALL), WRITERS, Map.of());
                SampleService large = SampleService.start(postgres.database(LARGE), WRITERS, Map.of());
                AxonTable axon = new AxonTable(postgres, WRITERS, large.serializer())) {
            EventRow row = EventRow.storedBy(small, postgres, SMALL);
            Filling filling = new Filling(
                    postgres, row, done -> bench.progress().accept(String.format(Locale.ROOT, "filled: %,d", done)));
            filling.ours(SMALL, FEW);
            filling.ours(LARGE, events);
            filling.axon(AxonTable.DATABASE, events);
            Table table = new Table(postgres, row, small, large, axon, at(events));
            Group loads = bench.rounds().play("loading a stream of 10 events", table.loads(bench));
            // it would count as written by whoever is measured at that moment
            postgres.autovacuum(false);
            Group logs = bench.rounds().play("write-ahead log just after a checkpoint", table.logs());
            postgres.autovacuum(true);
            Group appends = bench.rounds().play("storing, 8 writers", table.appends(bench));
            List<Group> groups = List.of(loads, logs, appends);
            return new Outcome(name(), bench.options().described(), groups, ratios(groups, at(events)), List.of());
        }
    }

    private static String at(long events) {
        return String.format(Locale.ROOT, "at %,d events", events);
    }

    private static List<Ratio> ratios(List<Group> groups, String many) {
        Group loads = groups.get(0);
        Group logs = groups.get(1);
        Group appends = groups.get(2);
        Goal same = new Goal.AtMost(1.10);
        Goal nearly = new Goal.AtLeast(0.90);
        return Stream.of(
                        loads.ratio("any, " + many, "any, " + AT_FEW, Metric.P50_MS, same),
                        loads.ratio("one of the newest, " + many, "any, " + AT_FEW, Metric.P50_MS, same),
                        logs.of(ENGINE + many).map(SizeBenchmark::kilobytes),
                        logs.ratio(ENGINE + many, AxonTable.NAME + ", " + many, Metric.WAL_BYTES, new Goal.None()),
                        appends.ratio(ENGINE + many, ENGINE + EMPTY, Metric.PER_SECOND, nearly),
                        appends.ratio(COMMAND + many, COMMAND + EMPTY, Metric.PER_SECOND, nearly))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Ratio kilobytes(Result result) {
        return new Ratio(
                "KB of write-ahead log an event", result.median(Metric.WAL_BYTES) / 1000, new Goal.AtMost(1.2));
    }

    /** Who is measured. */
    private record Table(
            Postgres postgres, EventRow row, SampleService small, SampleService large, AxonTable axon, String many) {

        List<Contestant> loads(Workbench bench) throws Exception {
            Loads loads = new Loads(postgres, bench.options().duration());
            return List.of(
                    loads.any("any, " + AT_FEW, small, SMALL),
                    loads.any("any, " + many, large, LARGE),
                    loads.newest("one of the newest, " + many, large, LARGE));
        }

        List<Contestant> logs() {
            WalMeter meter = new WalMeter(postgres);
            ClosedLoop load = ClosedLoop.of(AFTER_CHECKPOINT, WRITERS);
            return Stream.of(
                            engine(large, many, meter),
                            new CommandPath(COMMAND + many, large, meter),
                            new EngineAppend(
                                    AxonTable.NAME + ", " + many, axon.engine(), row, AxonTable::newEventId, meter))
                    .map(appender -> meter.during(appender, load))
                    .toList();
        }

        List<Contestant> appends(Workbench bench) {
            ClosedLoop load = ClosedLoop.during(bench.options().duration(), WRITERS);
            Ground empty = () -> postgres.empty(SMALL, "event", "command_receipt");
            Ground full = () -> postgres.run(LARGE, "checkpoint");
            return Stream.of(
                            engine(small, EMPTY, empty),
                            engine(large, many, full),
                            new CommandPath(COMMAND + EMPTY, small, empty),
                            new CommandPath(COMMAND + many, large, full))
                    .map(appender -> new Contestant(appender.name(), () -> appender.append(load)))
                    .toList();
        }

        private Appender engine(SampleService service, String where, Ground ground) {
            return new EngineAppend(ENGINE + where, service.engine(), row, service::newEventId, ground);
        }
    }
}
