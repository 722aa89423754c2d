package org.ibasho.benchmarks.calendar;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.ibasho.benchmarks.measure.Contestant;
import org.ibasho.benchmarks.measure.Goal;
import org.ibasho.benchmarks.measure.Group;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.measure.Ratio;
import org.ibasho.benchmarks.run.Benchmark;
import org.ibasho.benchmarks.run.BenchmarkContext;
import org.ibasho.benchmarks.servers.Kafka;
import org.ibasho.benchmarks.servers.Postgres;

/** A month of the calendar and the public feed, with 10,000 gatherings of 47 prefectures and 20 years against 100. */
public final class CalendarBenchmark implements Benchmark {

    private static final int FEW = 100;
    private static final int MANY = 10_000;
    private static final String WITH_FEW = "100 gatherings";
    private static final String WITH_MANY = "10,000 gatherings";
    private static final int VISITORS_PER_SECOND = 50;
    private static final int FEED_READERS_PER_SECOND = 5;
    private static final double FEED_MS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final YearMonth month = YearMonth.now(ZoneId.of("Asia/Tokyo"));

    @Override
    public String name() {
        return "calendar";
    }

    private static SchedulingProcess start(
            Path root, BenchmarkContext context, Postgres postgres, String name, Kafka kafka) {
        return SchedulingProcess.start(
                root,
                context.data(),
                postgres.database(name),
                postgres.database("keys_" + name),
                postgres.database("access_log_" + name),
                kafka);
    }

    @Override
    public Outcome run(BenchmarkContext context) throws Exception {
        Path root = Path.of(System.getProperty("ibasho.root", "")).toAbsolutePath();
        // twice as long: at 50 requests a second, five seconds are too few requests for a p99
        Duration duration = context.options().duration().multipliedBy(2);
        try (Postgres postgres = Postgres.start(context.data());
                Kafka kafka = Kafka.start(context.data());
                SchedulingProcess few = start(root, context, postgres, "few", kafka);
                SchedulingProcess many = start(root, context, postgres, "many", kafka)) {
            fill(postgres, few, "few", 0, FEW);
            fill(postgres, many, "many", -MANY / 2, MANY / 2);
            List<String> months = List.of(path(month), path(month.plusMonths(1)));
            Group page = measure(
                    context,
                    "a month, %d a second".formatted(VISITORS_PER_SECOND),
                    few,
                    many,
                    months,
                    VISITORS_PER_SECOND,
                    duration);
            Group feed = measure(
                    context,
                    "the feed of 21 months, %d a second".formatted(FEED_READERS_PER_SECOND),
                    few,
                    many,
                    List.of("/calendar.ics"),
                    FEED_READERS_PER_SECOND,
                    duration);
            return new Outcome(
                    name(),
                    context.options().describedAfter("as many to warm up, each twice as long"),
                    List.of(page, feed),
                    Stream.of(
                                    page.ratio(WITH_MANY, WITH_FEW, Metric.P50_MS, new Goal.None()),
                                    page.ratio(WITH_MANY, WITH_FEW, Metric.P99_MS, new Goal.AtMost(1.3)),
                                    Optional.of(new Ratio(
                                            "the feed with 10,000 gatherings, p99 in ms",
                                            feed.of(WITH_MANY).orElseThrow().median(Metric.P99_MS),
                                            new Goal.AtMost(FEED_MS))))
                            .flatMap(Optional::stream)
                            .toList(),
                    List.of("Both months have the same gatherings in either table; the feed of the large one has about"
                            + " 880 of them."));
        }
    }

    private static Group measure(
            BenchmarkContext context,
            String name,
            SchedulingProcess few,
            SchedulingProcess many,
            List<String> paths,
            int perSecond,
            Duration duration)
            throws Exception {
        return context.roundsAfterALongWarmUp()
                .measure(
                        name,
                        List.of(
                                new Contestant(
                                        WITH_FEW, () -> new OpenLoopReaders(few, perSecond, duration).askFor(paths)),
                                new Contestant(
                                        WITH_MANY,
                                        () -> new OpenLoopReaders(many, perSecond, duration).askFor(paths))));
    }

    /** Waits until the calendar shows the last of them. */
    private void fill(Postgres postgres, SchedulingProcess scheduling, String database, int first, int last)
            throws SQLException {
        GatheringFiller.fill(postgres, database, month.atDay(1), first, last);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String schema = postgres.value(database, "select id from read_model where name = 'calendar'");
        while (!postgres.value(database, "select count(*) from " + schema + ".calendar where announced")
                .equals(Integer.toString(last - first))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the calendar does not show its gatherings");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        postgres.run(database, "vacuum (analyze)");
        if (!scheduling.get(path(month)).contains("PUBLISHED")) {
            throw new IllegalStateException("the month is empty");
        }
    }

    private static String path(YearMonth month) {
        LocalDate first = month.atDay(1);
        return "/api/calendar?from=%s&to=%s".formatted(first, month.atEndOfMonth());
    }
}
