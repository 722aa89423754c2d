package org.ibasho.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.ibasho.faults.check.EventualCheck;
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
import org.ibasho.faults.system.SystemUnderTest;

/** One run on new tallies: load and faults at once, then the checks, until all of them hold or the time is up. */
final class FaultRun {

    /** The number of commands that are still acknowledged after the last fault. */
    private static final int COMMANDS_AFTER_FAULTS = 20;

    private final SystemUnderTest system;
    private final CurrentKafkaLog kafka;
    private final FaultPlan plan;
    private final Duration checkLimit;
    private final List<String> streams = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> poison = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    FaultRun(SystemUnderTest system, CurrentKafkaLog kafka, FaultPlan plan, Duration checkLimit) {
        this.system = system;
        this.kafka = kafka;
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
            FaultInjector injector = new FaultInjector(
                    new RunContext(system, selector, load, client, kafka, streams, poison, differences), plan);
            plan.faults().forEach(injector::inject);
            load.awaitProgress(COMMANDS_AFTER_FAULTS);
            load.stop();
            return new EventualCheck(system, kafka.current(), checkLimit)
                    .await(streams, commandLog, poison)
                    .with(differences);
        } finally {
            if (system.isNewer()) {
                system.startOld(system.publisher());
            }
        }
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
