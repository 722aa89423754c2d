package org.ibasho.benchmarks.replay;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ibasho.benchmarks.measure.Contestant;
import org.ibasho.benchmarks.measure.Goal;
import org.ibasho.benchmarks.measure.Group;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.run.Benchmark;
import org.ibasho.benchmarks.run.BenchmarkContext;
import org.ibasho.benchmarks.sample.EventRow;
import org.ibasho.benchmarks.sample.EventTableFiller;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;

/** One reader reads all events from the first to the last. */
public final class ReplayBenchmark implements Benchmark {

    private static final String DATABASE = "replay";
    private static final long USUAL = 500_000;
    private static final String RAW = "raw cursor and Jackson";
    private static final String OURS = "our engine";
    private static final double NANOS_PER_SECOND = 1e9;

    /** Reads all events and returns their number. */
    @FunctionalInterface
    public interface Reader {
        long readAll() throws Exception;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public Outcome run(BenchmarkContext context) throws Exception {
        long events = context.options().events().orElse(USUAL);
        try (Postgres postgres = Postgres.start(context.data())) {
            Database database = postgres.database(DATABASE);
            try (RunningService service = RunningService.start(database, 2, Map.of())) {
                EventRow row = EventRow.storedBy(service, postgres, DATABASE);
                new EventTableFiller(
                                postgres,
                                row,
                                done -> context.progress().accept(String.format(Locale.ROOT, "filled: %,d", done)))
                        .ours(DATABASE, events);
                long stored = Long.parseLong(postgres.value(DATABASE, "select count(*) from event"));
                Group group = context.rounds()
                        .measure(
                                String.format(Locale.ROOT, "reading %,d events", stored),
                                List.of(
                                        contestant(RAW, stored, new RawCursor(database, service)),
                                        contestant(OURS, stored, new EngineReader(service.engine()))));
                return new Outcome(
                        name(),
                        "%d rounds after a warm-up round"
                                .formatted(context.options().rounds()),
                        List.of(group),
                        Stream.of(group.ratio(OURS, RAW, Metric.PER_SECOND, new Goal.AtLeast(0.85)))
                                .flatMap(Optional::stream)
                                .toList(),
                        List.of());
            }
        }
    }

    /**
     * A reader of all events as a contestant.
     *
     * @param stored how many it has to read
     */
    public static Contestant contestant(String name, long stored, Reader reader) {
        return new Contestant(name, () -> {
            long begun = System.nanoTime();
            long read = reader.readAll();
            long elapsed = System.nanoTime() - begun;
            if (read != stored) {
                throw new IllegalStateException("%s read %d of %d events".formatted(name, read, stored));
            }
            return Sample.of(Metric.PER_SECOND, read * NANOS_PER_SECOND / elapsed);
        });
    }
}
