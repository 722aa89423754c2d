package org.ibasho.benchmarks.rebuild;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ibasho.benchmarks.measure.Contestant;
import org.ibasho.benchmarks.measure.Goal;
import org.ibasho.benchmarks.measure.Group;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.run.Benchmark;
import org.ibasho.benchmarks.run.Workbench;
import org.ibasho.benchmarks.sample.EventRow;
import org.ibasho.benchmarks.sample.Filling;
import org.ibasho.benchmarks.sample.SampleService;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.testing.servers.PostgresAccess.Database;

/** A read model built again from all events, against one event a transaction; and what its readers notice of it. */
public final class RebuildBenchmark implements Benchmark {

    private static final String DATABASE = "rebuild";
    private static final long USUAL = 500_000;
    private static final int CONNECTIONS = 10;
    private static final String ONE_BY_ONE = "one event a transaction";
    private static final String OURS = "our rebuild";

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public Outcome run(Workbench bench) throws Exception {
        long events = bench.options().events().orElse(USUAL);
        Duration duration = bench.options().duration();
        try (Postgres postgres = Postgres.start(bench.data())) {
            Database database = postgres.database(DATABASE);
            fill(bench, postgres, database, events);
            try (SampleService service = SampleService.start(database, CONNECTIONS, Map.of(), Meetings.class);
                    OneByOne oneByOne = new OneByOne(postgres, database, DATABASE, service)) {
                long stored = Long.parseLong(postgres.value(DATABASE, "select count(*) from event"));
                Rebuilding rebuilding = new Rebuilding(postgres, DATABASE, service, stored);
                rebuilding.awaitRest();
                Group speed = bench.rounds()
                        .play(
                                String.format(Locale.ROOT, "%,d events", stored),
                                List.of(
                                        new Contestant(ONE_BY_ONE, () -> oneByOne.run(duration)),
                                        new Contestant(OURS, rebuilding::run)));
                PageReader reader = new PageReader(service);
                Group readers = bench.rounds()
                        .play(
                                "a reader that asks in a loop",
                                List.of(
                                        new Contestant(
                                                "while nothing is built", () -> reader.during(() -> idle(duration))),
                                        new Contestant("while it is rebuilt", () -> reader.during(rebuilding::run))));
                return new Outcome(
                        name(),
                        bench.options().described(),
                        List.of(speed, readers),
                        Stream.of(speed.ratio(OURS, ONE_BY_ONE, Metric.PER_SECOND, new Goal.AtLeast(100)))
                                .flatMap(Optional::stream)
                                .toList(),
                        List.of(
                                "No reader was refused, found nothing or found half of something; one would have ended this."));
            }
        }
    }

    /** By a service without the read model: the one that has it builds it at its start. */
    private static void fill(Workbench bench, Postgres postgres, Database database, long events) throws Exception {
        try (SampleService service = SampleService.start(database, 1, Map.of())) {
            EventRow row = EventRow.storedBy(service, postgres, DATABASE);
            new Filling(postgres, row, done -> bench.progress().accept(String.format(Locale.ROOT, "filled: %,d", done)))
                    .ours(DATABASE, events);
        }
    }

    private static boolean idle(Duration duration) throws InterruptedException {
        return new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
