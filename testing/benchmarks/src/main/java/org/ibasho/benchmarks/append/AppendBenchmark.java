package org.ibasho.benchmarks.append;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Contestant;
import org.ibasho.benchmarks.measure.Goal;
import org.ibasho.benchmarks.measure.Group;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.measure.Ratio;
import org.ibasho.benchmarks.run.Benchmark;
import org.ibasho.benchmarks.run.BenchmarkContext;
import org.ibasho.benchmarks.run.Options;
import org.ibasho.benchmarks.sample.EventRow;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;

/** Events stored per second and the latency of each, by 1, 8 and 32 concurrent writers. */
public final class AppendBenchmark implements Benchmark {

    /** Connections of the service itself, so that no writer has to wait for one. */
    private static final int SERVICES_OWN = 2;

    private static final String OURS = "ours";
    private static final String ENGINE = "our engine";
    private static final String COMMAND = "our whole command path";
    private static final List<String> KNOWN =
            List.of("raw", "engine", "command", "axon", "axon-command", "message-db", "emmett");

    @Override
    public String name() {
        return "append";
    }

    @Override
    public Outcome run(BenchmarkContext context) throws Exception {
        Options options = context.options();
        options.only().stream().filter(one -> !KNOWN.contains(one)).findFirst().ifPresent(unknown -> {
            throw new Options.UsageException(
                    "--only takes some of " + String.join(",", KNOWN) + ", not " + unknown + ".");
        });
        List<String> remarks = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        int connections = options.connectionsFor(Collections.max(options.writers()));
        try (Postgres postgres = Postgres.start(context.data());
                Appenders appenders = new Appenders()) {
            addContestants(context, postgres, connections, appenders, remarks);
            for (int writers : options.writers()) {
                ClosedLoop load = ClosedLoop.during(options.duration(), writers);
                groups.add(context.rounds()
                        .measure(
                                writers == 1 ? "1 writer" : writers + " writers",
                                appenders.all.stream()
                                        .map(one -> new Contestant(one.name(), () -> one.append(load)))
                                        .toList()));
            }
        }
        return new Outcome(name(), options.described(), groups, ratios(groups), remarks);
    }

    private static void addContestants(
            BenchmarkContext context, Postgres postgres, int connections, Appenders appenders, List<String> remarks)
            throws Exception {
        Options options = context.options();
        Database database = postgres.database(OURS);
        RunningService service = RunningService.start(database, connections + SERVICES_OWN, Map.of());
        appenders.closeLater(service::close);
        EventRow row = EventRow.storedBy(service, postgres, OURS);
        if (options.wants("raw")) {
            appenders.add(new RawInsert(postgres, database, OURS, row));
        }
        if (options.wants("engine")) {
            appenders.add(new EngineAppend(
                    ENGINE, service.engine(), row, service::newEventId, () -> postgres.empty(OURS, "event")));
        }
        if (options.wants("command")) {
            appenders.add(new CommandPath(COMMAND, service, () -> postgres.empty(OURS, "event", "command_receipt")));
        }
        if (options.wants("axon") || options.wants("axon-command")) {
            addAxon(options, new AxonTable(postgres, connections, service.serializer()), appenders, service, row);
        }
        Path packages = context.peers().resolve("node_modules");
        if (!Files.isDirectory(packages)) {
            remarks.add("message-db and Emmett were left out: their npm packages are not installed.");
            return;
        }
        if (options.wants("message-db")) {
            appenders.add(new MessageDb(postgres, row, packages.resolve("@eventide/message-db/database")));
        }
        if (options.wants("emmett")) {
            appenders.add(new Emmett(postgres, row, context.peers(), connections));
        }
    }

    private static void addAxon(
            Options options, AxonTable axon, Appenders appenders, RunningService service, EventRow row) {
        appenders.closeLater(axon::close);
        if (options.wants("axon")) {
            appenders.add(new EngineAppend(AxonTable.NAME, axon.engine(), row, AxonTable::newEventId, axon::empty));
        }
        if (options.wants("axon-command")) {
            appenders.add(new AxonCommandPath(axon, service, row));
        }
    }

    private static List<Ratio> ratios(List<Group> groups) {
        return groups.stream()
                .flatMap(group -> Stream.of(
                                group.ratio(
                                        ENGINE, RawInsert.NAME, Metric.PER_SECOND, goal(group, new Goal.AtLeast(0.95))),
                                group.ratio(
                                        COMMAND,
                                        RawInsert.NAME,
                                        Metric.PER_SECOND,
                                        goal(group, new Goal.AtLeast(0.80))),
                                group.ratio(COMMAND, AxonTable.NAME, Metric.PER_SECOND, new Goal.None()),
                                group.ratio(COMMAND, AxonCommandPath.NAME, Metric.PER_SECOND, whole(group)),
                                group.ratio(
                                        COMMAND, MessageDb.NAME, Metric.PER_SECOND, goal(group, new Goal.AtLeast(3))),
                                group.ratio(
                                        COMMAND, Emmett.NAME, Metric.PER_SECOND, goal(group, new Goal.AtLeast(2.5))),
                                group.ratio(ENGINE, RawInsert.NAME, Metric.P99_MS, tail(group)),
                                group.ratio(COMMAND, RawInsert.NAME, Metric.P99_MS, tail(group)))
                        .flatMap(Optional::stream))
                .toList();
    }

    /** The goals for throughput against other peers are for eight writers. */
    private static Goal goal(Group group, Goal goal) {
        return group.name().equals("8 writers") ? goal : new Goal.None();
    }

    /** Whole compared with whole, as soon as writers are concurrent. */
    private static Goal whole(Group group) {
        return group.name().equals("1 writer") ? new Goal.None() : new Goal.AtLeast(1.5);
    }

    private static Goal tail(Group group) {
        return group.name().equals("32 writers") ? new Goal.AtMost(1.5) : new Goal.None();
    }

    /** The contestants, and what to close after them in reverse order. */
    private static final class Appenders implements AutoCloseable {

        private final List<Appender> all = new ArrayList<>();
        private final List<Runnable> open = new ArrayList<>();

        void add(Appender appender) {
            all.add(appender);
            open.addFirst(appender::close);
        }

        void closeLater(Runnable close) {
            open.addFirst(close);
        }

        @Override
        public void close() {
            open.forEach(Runnable::run);
        }
    }
}
