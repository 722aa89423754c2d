package org.ibasho.faults;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.ibasho.faults.attack.Adversary;
import org.ibasho.faults.attack.Destination;
import org.ibasho.faults.attack.KafkaLogs;
import org.ibasho.faults.attack.Messages;
import org.ibasho.faults.check.Rest;
import org.ibasho.faults.load.Ledger;
import org.ibasho.faults.load.Load;
import org.ibasho.faults.load.TellerClient;
import org.ibasho.faults.plan.Fault;
import org.ibasho.faults.plan.Plan;
import org.ibasho.faults.world.World;

/** One run: load and faults at once, then rest, then the checks, on tallies that no other run has seen. */
final class Run {

    /** How many orders are still acknowledged after the last fault. */
    private static final int AFTER_ALL = 20;

    private final World world;
    private final KafkaLogs kafka;
    private final Plan plan;
    private final Duration restLimit;
    private final List<String> streams = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> poison = new HashMap<>();

    Run(World world, KafkaLogs kafka, Plan plan, Duration restLimit) {
        this.world = world;
        this.kafka = kafka;
        this.plan = plan;
        this.restLimit = restLimit;
        IntStream.range(0, plan.streams())
                .forEach(n -> streams.add(UUID.randomUUID().toString()));
    }

    Rest.Outcome go() {
        kafka.current().beginAnew();
        try (Ledger ledger = new Ledger(world.folder().resolve("ledger-" + UUID.randomUUID()))) {
            TellerClient client = new TellerClient(ledger);
            Destination destination = new Destination(world);
            Load load = new Load(plan, List.copyOf(streams), ledger, client, destination);
            poisonSome();
            strike(destination, client, load);
            load.awaitProgress(AFTER_ALL);
            load.stop();
            return new Rest(world, kafka.current(), restLimit).await(streams, ledger, poison);
        }
    }

    private void strike(Destination destination, TellerClient client, Load load) {
        Set<String> subjects = new HashSet<>(streams);
        subjects.addAll(poison.keySet());
        Adversary adversary = new Adversary(world, destination, load, client, streams, subjects, kafka, plan);
        plan.strikes().forEach(adversary::strike);
    }

    /** Not in a run that loses Kafka: what is on the topic and nowhere else cannot come back. */
    private void poisonSome() {
        if (plan.strikes().stream().anyMatch(strike -> strike.fault() == Fault.KAFKA_LOST)) {
            return;
        }
        Messages messages = new Messages(world.kafka().access());
        for (int n = 0; n < plan.poisoned(); n++) {
            String subject = UUID.randomUUID().toString();
            poison.put(subject, messages.poison(subject));
        }
    }
}
