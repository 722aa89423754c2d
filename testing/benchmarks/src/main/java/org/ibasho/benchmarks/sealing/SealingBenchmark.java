package org.ibasho.benchmarks.sealing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Contestant;
import org.ibasho.benchmarks.measure.Goal;
import org.ibasho.benchmarks.measure.Group;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.measure.Ratio;
import org.ibasho.benchmarks.replay.EngineReader;
import org.ibasho.benchmarks.replay.ReplayBenchmark;
import org.ibasho.benchmarks.run.Benchmark;
import org.ibasho.benchmarks.run.BenchmarkContext;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.sealing.DescribingWriters.People;

/** Commands per second and events read per second, with sealed personal data against the same in plain text. */
public final class SealingBenchmark implements Benchmark {

    /** Connections of the service itself, so that no writer has to wait for one. */
    private static final int SERVICES_OWN = 2;

    private static final long USUAL = 200_000;
    private static final String COMMANDS = "commands";
    private static final String PLAIN = "plain";
    private static final String SEALED = "sealed";
    private static final String NEW_PEOPLE = "sealed, a new key per stream";
    private static final String NO_KEY_IN_MEMORY = "sealed, no key in memory";

    @Override
    public String name() {
        return "sealing";
    }

    @Override
    public Outcome run(BenchmarkContext context) throws Exception {
        List<Group> commands = new ArrayList<>();
        Group replay;
        try (SealingServers servers = SealingServers.start(context.data())) {
            int writers = Collections.max(context.options().writers());
            try (RunningService service =
                    servers.service(COMMANDS, context.options().connectionsFor(writers) + SERVICES_OWN)) {
                for (int concurrent : context.options().writers()) {
                    commands.add(commands(context, servers, service, concurrent));
                }
            }
            replay = replay(context, servers);
        }
        List<Ratio> ratios = Stream.concat(
                        commands.stream().flatMap(SealingBenchmark::commandRatios), replayRatios(replay))
                .toList();
        return new Outcome(
                name(),
                context.options().described(),
                Stream.concat(commands.stream(), Stream.of(replay)).toList(),
                ratios,
                List.of());
    }

    private static Group commands(
            BenchmarkContext context, SealingServers servers, RunningService service, int concurrent) throws Exception {
        ClosedLoop load = ClosedLoop.during(context.options().duration(), concurrent);
        return context.rounds()
                .measure(
                        concurrent == 1 ? "commands, 1 writer" : "commands, " + concurrent + " writers",
                        List.of(
                                contestant(PLAIN, People.PLAIN, servers, service, load),
                                contestant(SEALED, People.KNOWN, servers, service, load),
                                contestant(NEW_PEOPLE, People.NEW, servers, service, load)));
    }

    private static Contestant contestant(
            String name, People people, SealingServers servers, RunningService service, ClosedLoop load) {
        DescribingWriters writers = new DescribingWriters(service, servers.events(), COMMANDS, people);
        return new Contestant(name, () -> writers.run(load));
    }

    private static Group replay(BenchmarkContext context, SealingServers servers) throws Exception {
        long events = context.options().events().orElse(USUAL);
        try (RunningService plain = servers.service(PLAIN, SERVICES_OWN);
                RunningService sealed = servers.service(SEALED, SERVICES_OWN)) {
            context.progress().accept("storing events");
            PersonFiller.fill(plain, events, false);
            PersonFiller.fill(sealed, events, true);
            for (String database : List.of(PLAIN, SEALED)) {
                servers.events().run(database, "vacuum (analyze) event", "checkpoint");
            }
            return context.rounds()
                    .measure(
                            String.format(Locale.ROOT, "reading %,d events", events),
                            List.of(
                                    ReplayBenchmark.contestant(PLAIN, events, new EngineReader(plain.engine())),
                                    ReplayBenchmark.contestant(SEALED, events, new EngineReader(sealed.engine())),
                                    new Contestant(NO_KEY_IN_MEMORY, () -> {
                                        try (RunningService started = servers.service(SEALED, SERVICES_OWN)) {
                                            return ReplayBenchmark.contestant(
                                                            NO_KEY_IN_MEMORY,
                                                            events,
                                                            new EngineReader(started.engine()))
                                                    .trial()
                                                    .run();
                                        }
                                    })));
        }
    }

    private static Stream<Ratio> commandRatios(Group group) {
        return Stream.of(
                        group.ratio(SEALED, PLAIN, Metric.PER_SECOND, new Goal.AtLeast(0.85)),
                        group.ratio(NEW_PEOPLE, PLAIN, Metric.PER_SECOND, new Goal.None()))
                .flatMap(Optional::stream);
    }

    private static Stream<Ratio> replayRatios(Group group) {
        return Stream.of(
                        group.ratio(SEALED, PLAIN, Metric.PER_SECOND, new Goal.AtLeast(0.5)),
                        group.ratio(NO_KEY_IN_MEMORY, PLAIN, Metric.PER_SECOND, new Goal.AtLeast(0.5)))
                .flatMap(Optional::stream);
    }
}
