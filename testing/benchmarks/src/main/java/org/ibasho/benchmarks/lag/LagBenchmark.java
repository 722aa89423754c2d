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
import org.ibasho.benchmarks.run.BenchmarkContext;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.servers.Kafka;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.sample.integration.TallyTranslator;

/** The time from when a command is due until another service's read model has it: command, Kafka, projection. */
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
    public Outcome run(BenchmarkContext context) throws Exception {
        List<Group> groups = new ArrayList<>();
        try (Postgres postgres = Postgres.start(context.data());
                Kafka kafka = Kafka.start(context.data());
                RunningService ours = RunningService.start(
                        postgres.database("ours"), CONNECTIONS, kafka.settings("scheduling"), TallyTranslator.class);
                RunningService polled =
                        RunningService.start(postgres.database("polled"), CONNECTIONS, kafka.settings("scheduling"));
                RunningService other = RunningService.start(
                        postgres.database("other"),
                        CONNECTIONS,
                        kafka.settings("reporting"),
                        NewestAnnouncementSubscriber.class)) {
            define(postgres, "polled", PollingRelay.TABLE);
            define(postgres, "other", NewestAnnouncementSubscriber.TABLE);
            NewestAnnouncementSubscriber readModel = other.bean(NewestAnnouncementSubscriber.class);
            Duration duration = context.options().duration();
            for (int rate : RATES) {
                groups.add(context.roundsAfterALongWarmUp()
                        .measure(
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
                context.options().describedAfter("as many to warm up"),
                groups,
                groups.stream()
                        .flatMap(group -> Stream.of(
                                group.ratio(OURS, POLLING, Metric.P50_MS, new Goal.None()),
                                group.ratio(OURS, POLLING, Metric.P99_MS, new Goal.AtMost(1.0))))
                        .flatMap(Optional::stream)
                        .toList(),
                List.of());
    }

    /** Creates a table of the benchmark in a service's database. */
    private static void define(Postgres postgres, String database, String definition) throws SQLException {
        postgres.run(database, definition, "grant all on all tables in schema public to " + database);
    }

    private Sample round(RunningService service, NewestAnnouncementSubscriber readModel, int rate, Duration duration)
            throws Exception {
        // ten days apart, so that a late effect never counts for the next round
        Instant origin = Instant.parse("2000-01-01T00:00:00Z").plus(Duration.ofDays(10L * played.getAndIncrement()));
        EffectLatency latency = new EffectLatency(origin, Math.toIntExact(rate * duration.toSeconds()));
        readModel.expect(latency);
        new OpenLoop(service).send(latency, rate);
        return Sample.of(latency.await(PATIENCE_SECONDS));
    }
}
