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
import org.ibasho.benchmarks.run.BenchmarkContext;
import org.ibasho.benchmarks.sample.EventRow;
import org.ibasho.benchmarks.sample.EventTableFiller;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;

/** A rebuild of a read model from all events, against one transaction per event; and what its readers notice. */
public final class RebuildBenchmark implements Benchmark {

    private static final String DATABASE = "rebuild";
    private static final long USUAL = 500_000;
    private static final int CONNECTIONS = 10;
    private static final String PER_EVENT = "one event a transaction";
    private static final String OURS = "our rebuild";

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public Outcome run(BenchmarkContext context) throws Exception {
        long events = context.options().events().orElse(USUAL);
        Duration duration = context.options().duration();
        try (Postgres postgres = Postgres.start(context.data())) {
            Database database = postgres.database(DATABASE);
            fill(context, postgres, database, events);
            try (RunningService service =
                            RunningService.start(database, CONNECTIONS, Map.of(), MeetingReadModel.class);
                    TransactionPerEvent perEvent = new TransactionPerEvent(postgres, database, DATABASE, service)) {
                long stored = Long.parseLong(postgres.value(DATABASE, "select count(*) from event"));
                ReadModelRebuild rebuild = new ReadModelRebuild(postgres, DATABASE, service, stored);
                rebuild.awaitRest();
                Group speed = context.rounds()
                        .measure(
                                String.format(Locale.ROOT, "%,d events", stored),
                                List.of(
                                        new Contestant(PER_EVENT, () -> perEvent.run(duration)),
                                        new Contestant(OURS, rebuild::run)));
                PageReader reader = new PageReader(service);
                Group readers = context.rounds()
                        .measure(
                                "a reader that asks in a loop",
                                List.of(
                                        new Contestant(
                                                "while nothing is built", () -> reader.during(() -> idle(duration))),
                                        new Contestant("while it is rebuilt", () -> reader.during(rebuild::run))));
                return new Outcome(
                        name(),
                        context.options().described(),
                        List.of(speed, readers),
                        Stream.of(speed.ratio(OURS, PER_EVENT, Metric.PER_SECOND, new Goal.AtLeast(100)))
                                .flatMap(Optional::stream)
                                .toList(),
                        List.of("No reader was refused, found nothing or found half of something; one would have ended"
                                + " this."));
            }
        }
    }

    /** Uses a service without the read model, because the one that has it would build it at once. */
    private static void fill(BenchmarkContext context, Postgres postgres, Database database, long events)
            throws Exception {
        try (RunningService service = RunningService.start(database, 1, Map.of())) {
            EventRow row = EventRow.storedBy(service, postgres, DATABASE);
            new EventTableFiller(
                            postgres,
                            row,
                            done -> context.progress().accept(String.format(Locale.ROOT, "filled: %,d", done)))
                    .ours(DATABASE, events);
        }
    }

    private static boolean idle(Duration duration) throws InterruptedException {
        return new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
    }
}
