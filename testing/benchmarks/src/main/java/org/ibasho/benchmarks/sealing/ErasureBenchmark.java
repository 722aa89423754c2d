package org.ibasho.benchmarks.sealing;

import java.util.List;
import java.util.concurrent.Callable;
import org.ibasho.benchmarks.measure.Contestant;
import org.ibasho.benchmarks.measure.Goal;
import org.ibasho.benchmarks.measure.Group;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.measure.Ratio;
import org.ibasho.benchmarks.run.Benchmark;
import org.ibasho.benchmarks.run.BenchmarkContext;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.chassis.keystore.EpochTurn;
import org.ibasho.chassis.keystore.Erasures;

/** A thousand people are erased and the epoch turns, while eight readers and writers go on with others. */
public final class ErasureBenchmark implements Benchmark {

    private static final String DATABASE = "erasure";
    private static final int ERASED = 1_000;
    private static final int OTHERS = 2_000;
    private static final int CONNECTIONS = 12;
    private static final double NANOS_PER_SECOND = 1e9;

    /** The longest times of the rounds, in seconds. */
    private double slowestErasures;

    private double slowestTurn;

    @Override
    public String name() {
        return "erasure";
    }

    @Override
    public Outcome run(BenchmarkContext context) throws Exception {
        try (SealingServers servers = SealingServers.start(context.data());
                RunningService service = servers.service(DATABASE, CONNECTIONS)) {
            List<String> others = PersonFiller.people(service, OTHERS);
            LoadOnSurvivors load = new LoadOnSurvivors(service, others);
            Group group = context.rounds()
                    .measure(
                            "reading people meanwhile",
                            List.of(
                                    new Contestant(
                                            "nobody is erased",
                                            () -> load.during(() -> {
                                                Thread.sleep(context.options().duration());
                                                return true;
                                            })),
                                    new Contestant("1,000 people are erased", () -> {
                                        List<String> people = PersonFiller.people(service, ERASED);
                                        return load.during(() -> erase(service, people));
                                    }),
                                    new Contestant("the epoch turns", () -> load.during(() -> turn(service)))));
            requireReadable(service, others);
            return new Outcome(
                    name(),
                    context.options().described(),
                    List.of(group),
                    List.of(
                            new Ratio(
                                    "failed of %,d reads and writes".formatted(load.operations()),
                                    load.failures(),
                                    new Goal.AtMost(0)),
                            new Ratio("erasing 1,000 people, seconds at most", slowestErasures, new Goal.AtMost(60)),
                            new Ratio("turning the epoch, seconds at most", slowestTurn, new Goal.AtMost(60))),
                    List.of());
        }
    }

    private boolean erase(RunningService service, List<String> people) throws Exception {
        Erasures erasures = service.bean(Erasures.class);
        slowestErasures = Math.max(slowestErasures, seconds(() -> {
            people.forEach(erasures::erase);
            return true;
        }));
        EventHistory history = service.bean(EventHistory.class);
        require(people.stream()
                .flatMap(person -> history.of(person, PersonEvent.class).stream())
                .noneMatch(PersonCommand.Describe::isReadable));
        return true;
    }

    private boolean turn(RunningService service) throws Exception {
        EpochTurn turn = service.bean(EpochTurn.class);
        slowestTurn = Math.max(slowestTurn, seconds(() -> {
            turn.turn();
            return true;
        }));
        return true;
    }

    private static void requireReadable(RunningService service, List<String> people) {
        EventHistory history = service.bean(EventHistory.class);
        require(people.stream()
                .allMatch(person ->
                        history.of(person, PersonEvent.class).stream().allMatch(PersonCommand.Describe::isReadable)));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("somebody is readable who was erased, or the other way round");
        }
    }

    private static double seconds(Callable<?> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        return (System.nanoTime() - begun) / NANOS_PER_SECOND;
    }
}
