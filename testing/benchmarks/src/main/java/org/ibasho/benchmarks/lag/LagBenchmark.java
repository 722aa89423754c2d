package org.ibasho.benchmarks.lag;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.ibasho.benchmarks.measure.Contestant;
import org.ibasho.benchmarks.measure.Goal;
import org.ibasho.benchmarks.measure.Group;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.run.Benchmark;
import org.ibasho.benchmarks.run.Workbench;
import org.ibasho.benchmarks.sample.SampleService;
import org.ibasho.benchmarks.servers.Kafka;
import org.ibasho.benchmarks.servers.Postgres;

/** From the moment a command was due to the moment its effect is in another service's read model: command, Kafka, projection. */
public final class LagBenchmark implements Benchmark {

    private static final List<Integer> RATES = List.of(200, 1_000);
    private static final int CONNECTIONS = 10;
    private static final long PATIENCE_SECONDS = 120;
    private static final String OURS = "our relay";
    private static final String POLLING = "a relay that polls every 10 ms";

    private final AtomicInteger played = new AtomicInteger();

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public Outcome run(Workbench bench) throws Exception {
        List<Group> groups = new ArrayList<>();
        try (Postgres postgres = Postgres.start(bench.data());
                Kafka kafka = Kafka.start(bench.data());
                SampleService ours = SampleService.start(
                        postgres.database("ours"), CONNECTIONS, kafka.settings("scheduling"), Telling.class);
                SampleService polled =
                        SampleService.start(postgres.database("polled"), CONNECTIONS, kafka.settings("scheduling"));
                SampleService other = SampleService.start(
                        postgres.database("other"), CONNECTIONS, kafka.settings("reporting"), Receiving.class)) {
            define(postgres, "polled", PollingRelay.TABLE);
            define(postgres, "other", Receiving.TABLE);
            Receiving readModel = other.bean(Receiving.class);
            Duration duration = bench.options().duration();
            for (int rate : RATES) {
                groups.add(bench.roundsAfterALongWarmUp()
                        .play(
                                String.format(Locale.ROOT, "%,d commands/s", rate),
                                List.of(
                                        new Contestant(POLLING, () -> {
                                            try (PollingRelay _ = new PollingRelay(polled)) {
                                                return round(polled, readModel, rate, duration);
                                            }
                                        }),
                                        new Contestant(OURS, () -> round(ours, readModel, rate, duration)))));
            }
        }
        return new Outcome(
                name(),
                bench.options().describedAfter("as many to warm up"),
                groups,
                groups.stream()
                        .flatMap(group -> Stream.of(
                                group.ratio(OURS, POLLING, Metric.P50_MS, new Goal.None()),
                                group.ratio(OURS, POLLING, Metric.P99_MS, new Goal.AtMost(1.0))))
                        .flatMap(Optional::stream)
                        .toList(),
                List.of());
    }

    /** A table of the benchmark's own in a service's database. */
    private static void define(Postgres postgres, String database, String definition) throws SQLException {
        postgres.run(database, definition, "grant all on all tables in schema public to " + database);
    }

    private Sample round(SampleService service, Receiving readModel, int rate, Duration duration) throws Exception {
        // some days for each round, so that what comes late is never taken for the next round's
        Instant origin = Instant.parse("2000-01-01T00:00:00Z").plus(Duration.ofDays(10L * played.getAndIncrement()));
        Arrivals arrivals = new Arrivals(origin, Math.toIntExact(rate * duration.toSeconds()));
        readModel.expect(arrivals);
        new OpenLoop(service).send(arrivals, rate);
        return Sample.of(arrivals.await(PATIENCE_SECONDS));
    }
}
