package org.ibasho.benchmarks.access;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Contestant;
import org.ibasho.benchmarks.measure.Goal;
import org.ibasho.benchmarks.measure.Group;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.run.Benchmark;
import org.ibasho.benchmarks.run.BenchmarkContext;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.servers.Kafka;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;
import org.springframework.core.env.Environment;

/** A page about one person, and a list of 40, with the access log and without it, for 32 readers. */
public final class AccessLogBenchmark implements Benchmark {

    private static final int READERS = 32;
    private static final int CONNECTIONS = 10;
    private static final String WITHOUT = "without the log";
    private static final String WITH = "with the log";

    /** 10 percent of the page's p99. */
    private static final Goal.AtMost GOAL = new Goal.AtMost(1.1);

    @Override
    public String name() {
        return "access-log";
    }

    @Override
    public Outcome run(BenchmarkContext context) throws Exception {
        try (Postgres postgres = Postgres.start(context.data());
                Kafka kafka = Kafka.start(context.data());
                RunningService service = start(context.data(), postgres, kafka)) {
            postgres.run(
                    "pages",
                    "create table member (id text primary key, member text not null)",
                    "grant select, insert on member to pages");
            service.bean(MemberPages.Pages.class).fill();
            String port = service.bean(Environment.class).getRequiredProperty("local.server.port");
            URI base = URI.create("http://127.0.0.1:" + port);
            Group one = measure(context, "a page about one person", base, visit -> "/" + visit % MemberPages.MEMBERS);
            Group list = measure(context, "a list of %d people".formatted(MemberPages.MEMBERS), base, visit -> "");
            return new Outcome(
                    name(),
                    context.options().describedAfter("as many to warm up"),
                    List.of(one, list),
                    Stream.of(
                                    one.ratio(WITH, WITHOUT, Metric.P99_MS, GOAL),
                                    one.ratio(WITH, WITHOUT, Metric.P50_MS, new Goal.None()),
                                    list.ratio(WITH, WITHOUT, Metric.P99_MS, GOAL),
                                    list.ratio(WITH, WITHOUT, Metric.P50_MS, new Goal.None()))
                            .flatMap(Optional::stream)
                            .toList(),
                    List.of("%d readers ask again as soon as they have their page; a list is 40 entries of the log."
                            .formatted(READERS)));
        }
    }

    private static RunningService start(Path folder, Postgres postgres, Kafka kafka) {
        Database keys = postgres.database("keys");
        Database log = postgres.database("access_log");
        Map<String, Object> settings = new LinkedHashMap<>(kafka.settings("scheduling"));
        settings.putAll(database("ibasho.keys", keys));
        settings.put("ibasho.keys.wrapping-keys", folder.resolve("wrapping-keys"));
        settings.putAll(database("ibasho.access-log", log));
        settings.put("ibasho.access-log.signing-key", folder.resolve("access-log.key"));
        return RunningService.start(postgres.database("pages"), CONNECTIONS, settings, MemberPages.class);
    }

    private static Map<String, Object> database(String prefix, Database database) {
        return Map.of(
                prefix + ".url", database.url(),
                prefix + ".username", database.runtime().username(),
                prefix + ".password", database.runtime().password(),
                prefix + ".migrator.username", database.migrator().username(),
                prefix + ".migrator.password", database.migrator().password());
    }

    private static Group measure(BenchmarkContext context, String name, URI base, IntFunction<String> path)
            throws Exception {
        ClosedLoop readers = ClosedLoop.during(context.options().duration(), READERS);
        return context.roundsAfterALongWarmUp()
                .measure(
                        name,
                        List.of(
                                new Contestant(
                                        WITHOUT,
                                        () -> readers.run(() ->
                                                new PageVisitor(base, visit -> "/members/plain" + path.apply(visit)))),
                                new Contestant(
                                        WITH,
                                        () -> readers.run(() -> new PageVisitor(
                                                base, visit -> "/members/logged" + path.apply(visit))))));
    }
}
