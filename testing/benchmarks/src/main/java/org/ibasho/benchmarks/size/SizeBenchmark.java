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
import org.ibasho.benchmarks.append.EngineAppend.Preparation;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Contestant;
import org.ibasho.benchmarks.measure.Goal;
import org.ibasho.benchmarks.measure.Group;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.measure.Ratio;
import org.ibasho.benchmarks.measure.Result;
import org.ibasho.benchmarks.run.Benchmark;
import org.ibasho.benchmarks.run.BenchmarkContext;
import org.ibasho.benchmarks.sample.EventRow;
import org.ibasho.benchmarks.sample.EventTableFiller;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.servers.Postgres;

/** Appending, loading and the write-ahead log with three million events, against a small table. */
public final class SizeBenchmark implements Benchmark {

    private static final String SMALL = "small";
    private static final String LARGE = "large";
    private static final long FEW = 10_000;
    private static final long USUAL = 3_000_000;
    private static final int WRITERS = 8;

    /** The number of events after a checkpoint, when PostgreSQL logs whole pages. */
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
    public Outcome run(BenchmarkContext context) throws Exception {
        long events = context.options().events().orElse(USUAL);
        try (Postgres postgres = Postgres.start(context.data());
                RunningService small = RunningService.start(postgres.database(SMALL), WRITERS, Map.of());
                RunningService large = RunningService.start(postgres.database(LARGE), WRITERS, Map.of());
                AxonTable axon = new AxonTable(postgres, WRITERS, large.serializer())) {
            EventRow row = EventRow.storedBy(small, postgres, SMALL);
            EventTableFiller filler = new EventTableFiller(
                    postgres, row, done -> context.progress().accept(String.format(Locale.ROOT, "filled: %,d", done)));
            filler.ours(SMALL, FEW);
            filler.ours(LARGE, events);
            filler.axon(AxonTable.DATABASE, events);
            Contestants contestants = new Contestants(postgres, row, small, large, axon, at(events));
            Group loading = context.rounds().measure("loading a stream of 10 events", contestants.loading(context));
            // autovacuum's log would count for the contestant of that moment
            postgres.autovacuum(false);
            Group logs = context.rounds().measure("write-ahead log just after a checkpoint", contestants.logs());
            postgres.autovacuum(true);
            Group appends = context.rounds().measure("storing, 8 writers", contestants.appends(context));
            List<Group> groups = List.of(loading, logs, appends);
            return new Outcome(name(), context.options().described(), groups, ratios(groups, at(events)), List.of());
        }
    }

    private static String at(long events) {
        return String.format(Locale.ROOT, "at %,d events", events);
    }

    private static List<Ratio> ratios(List<Group> groups, String many) {
        Group loading = groups.get(0);
        Group logs = groups.get(1);
        Group appends = groups.get(2);
        Goal same = new Goal.AtMost(1.10);
        Goal nearly = new Goal.AtLeast(0.90);
        return Stream.of(
                        loading.ratio("any, " + many, "any, " + AT_FEW, Metric.P50_MS, same),
                        loading.ratio("one of the newest, " + many, "any, " + AT_FEW, Metric.P50_MS, same),
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

    /** The contestants of each group. */
    private record Contestants(
            Postgres postgres, EventRow row, RunningService small, RunningService large, AxonTable axon, String many) {

        List<Contestant> loading(BenchmarkContext context) throws Exception {
            StreamLoading loading =
                    new StreamLoading(postgres, context.options().duration());
            return List.of(
                    loading.any("any, " + AT_FEW, small, SMALL),
                    loading.any("any, " + many, large, LARGE),
                    loading.newest("one of the newest, " + many, large, LARGE));
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

        List<Contestant> appends(BenchmarkContext context) {
            ClosedLoop load = ClosedLoop.during(context.options().duration(), WRITERS);
            Preparation empty = () -> postgres.empty(SMALL, "event", "command_receipt");
            Preparation full = () -> postgres.run(LARGE, "checkpoint");
            return Stream.of(
                            engine(small, EMPTY, empty),
                            engine(large, many, full),
                            new CommandPath(COMMAND + EMPTY, small, empty),
                            new CommandPath(COMMAND + many, large, full))
                    .map(appender -> new Contestant(appender.name(), () -> appender.append(load)))
                    .toList();
        }

        private Appender engine(RunningService service, String where, Preparation preparation) {
            return new EngineAppend(ENGINE + where, service.engine(), row, service::newEventId, preparation);
        }
    }
}
