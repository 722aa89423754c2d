package org.ibasho.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;
import org.ibasho.faults.check.EventualCheck;
import org.ibasho.faults.check.LostEvents;
import org.ibasho.faults.injection.CurrentKafkaLog;
import org.ibasho.faults.injection.FaultInjector;
import org.ibasho.faults.injection.InstanceSelector;
import org.ibasho.faults.injection.MessageInjector;
import org.ibasho.faults.injection.RunContext;
import org.ibasho.faults.load.CommandLog;
import org.ibasho.faults.load.LoadGenerator;
import org.ibasho.faults.load.PublisherClient;
import org.ibasho.faults.plan.Fault;
import org.ibasho.faults.plan.FaultPlan;
import org.ibasho.faults.plan.FaultPlan.PlannedFault;
import org.ibasho.faults.system.SystemUnderTest;

/** One run on new tallies: load and faults at once, then the checks, until all of them hold or the time is up. */
final class FaultRun {

    /** The number of commands that are still acknowledged after the last fault. */
    private static final int COMMANDS_AFTER_FAULTS = 20;

    private static final Duration AT_WORK = Duration.ofMinutes(4);
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int TIMES_FIRST_EFFECT = 10;

    private final SystemUnderTest system;
    private final CurrentKafkaLog kafka;
    private final LostEvents lost;
    private final WallTimes times;
    private final FaultPlan plan;
    private final Duration checkLimit;
    private final List<String> streams = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> poison = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    FaultRun(
            SystemUnderTest system,
            CurrentKafkaLog kafka,
            LostEvents lost,
            WallTimes times,
            FaultPlan plan,
            Duration checkLimit) {
        this.system = system;
        this.kafka = kafka;
        this.lost = lost;
        this.times = times;
        this.plan = plan;
        this.checkLimit = checkLimit;
        IntStream.range(0, plan.streams())
                .forEach(n -> streams.add(UUID.randomUUID().toString()));
    }

    EventualCheck.Outcome execute() {
        kafka.current().forgetMessages();
        try (CommandLog commandLog = new CommandLog(system.folder().resolve("commands-" + UUID.randomUUID()))) {
            PublisherClient client = new PublisherClient(commandLog);
            InstanceSelector selector = new InstanceSelector(system);
            LoadGenerator load = new LoadGenerator(plan, List.copyOf(streams), commandLog, client, selector);
            sendPoison();
            Duration limit = times.measured("until the first effect", this::awaitFirstEffect);
            FaultInjector injector = new FaultInjector(
                    new RunContext(system, selector, load, client, kafka, streams, poison, lost, limit, differences),
                    plan);
            for (PlannedFault planned : plan.faults()) {
                times.measure("commands before a fault", () -> load.awaitProgress(planned.after()));
                times.measure(planned.fault().optionName(), () -> injector.inject(planned));
            }
            times.measure("commands after the faults", () -> {
                load.awaitProgress(COMMANDS_AFTER_FAULTS);
                load.stop();
            });
            return times.measured(
                    "checks of a run",
                    () -> new EventualCheck(system, kafka.current(), lost, checkLimit)
                            .await(streams, commandLog, poison)
                            .with(differences));
        } finally {
            if (system.isNewer()) {
                times.measure("return to the old program", () -> system.startOld(system.publisher()));
            }
        }
    }

    /**
     * Waits until all of the system is at work: after its start that takes as long as the machine needs for it.
     *
     * @return the limit for what faults wait for, which is longer on a machine that is busy with other work
     */
    private Duration awaitFirstEffect() {
        long began = System.nanoTime();
        try {
            await().atMost(AT_WORK)
                    .until(() -> system.database("subscriber")
                            .jdbc()
                            .sql("select exists (select from effect where subject in (:streams))")
                            .param("streams", streams)
                            .query(Boolean.class)
                            .single());
        } catch (ConditionTimeoutException never) {
            // the checks will say so
            return LIMIT;
        }
        Duration limit = Duration.ofNanos(System.nanoTime() - began).multipliedBy(TIMES_FIRST_EFFECT);
        return limit.compareTo(LIMIT) > 0 ? limit : LIMIT;
    }

    /** Not in a run that loses Kafka: a message that only the topic has cannot be published again. */
    private void sendPoison() {
        if (plan.faults().stream().anyMatch(planned -> planned.fault() == Fault.KAFKA_LOST)) {
            return;
        }
        MessageInjector messages = new MessageInjector(system.kafka().access());
        for (int n = 0; n < plan.poisoned(); n++) {
            String subject = UUID.randomUUID().toString();
            poison.put(subject, messages.sendPoisonAndReadable(subject));
        }
    }
}
