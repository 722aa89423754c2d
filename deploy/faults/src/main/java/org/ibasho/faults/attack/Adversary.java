package org.ibasho.faults.attack;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.ibasho.faults.check.KafkaLog;
import org.ibasho.faults.load.Order;
import org.ibasho.faults.load.TellerClient;
import org.ibasho.faults.plan.Fault;
import org.ibasho.faults.plan.Plan;
import org.ibasho.faults.plan.Plan.Strike;
import org.ibasho.faults.point.KillPoint;
import org.ibasho.faults.world.Service;
import org.ibasho.faults.world.World;

/** Strikes at the times of the plan, and sees to it that whatever died is started again. */
public final class Adversary {

    private static final Duration STRIKES_WITHIN = Duration.ofSeconds(30);

    private final World world;
    private final Destination destination;
    private final TellerClient client;
    private final List<String> streams;
    private final Set<String> subjects;
    private final KafkaLogs kafka;
    private final Random random;
    private final Operator operator = new Operator();

    /**
     * @param streams the tallies of the run; one more is added for each transaction that is held open
     * @param subjects everything that the run's messages are about
     */
    public Adversary(
            World world,
            Destination destination,
            TellerClient client,
            List<String> streams,
            Set<String> subjects,
            KafkaLogs kafka,
            Plan plan) {
        this.world = world;
        this.destination = destination;
        this.client = client;
        this.streams = streams;
        this.subjects = new HashSet<>(subjects);
        this.kafka = kafka;
        this.random = new Random(plan.seed());
    }

    /** Lets the time of a strike come, strikes, and mends. */
    public void strike(Strike strike) {
        LockSupport.parkNanos(Duration.ofMillis(strike.atMillis()).toNanos());
        int early = 1 + strike.number() % 12;
        switch (strike.fault()) {
            case TELLER_KILLED -> restart(world.teller());
            case LISTENER_KILLED -> restart(world.listener());
            case TELLER_BEFORE_COMMIT -> killAt(world.teller(), KillPoint.BEFORE_COMMIT, early);
            case TELLER_AFTER_COMMIT -> killAt(world.teller(), KillPoint.AFTER_COMMIT, early);
            case LISTENER_BEFORE_COMMIT -> killAt(world.listener(), KillPoint.BEFORE_COMMIT, early);
            case LISTENER_AFTER_COMMIT -> killAt(world.listener(), KillPoint.AFTER_COMMIT, early);
            case RELAY_BEFORE_TOKEN -> killAt(world.teller(), KillPoint.AFTER_SEND, early);
            case CONSUMER_BEFORE_OFFSET -> killAt(world.listener(), KillPoint.BEFORE_OFFSET, early);
            case CONSUMER_MID_BATCH -> killAt(world.listener(), KillPoint.MID_BATCH, 1);
            case DELIVERED_THRICE ->
                new Messages(world.kafka().access()).twiceMore(kafka.current().messagesAbout(subjects), random);
            case TRANSACTION_HELD -> hold(world.teller(), strike);
            case POSTMASTER_KILLED -> killPostmaster();
            case BROKER_KILLED -> killBroker();
            case BROKER_AND_TELLER_KILLED -> killBrokerAndTeller(strike);
            case KAFKA_LOST -> loseKafka();
            case CLOCK_61S_BEHIND, CLOCK_61S_AHEAD, CLOCK_1H_BEHIND, CLOCK_1H_AHEAD -> wrongClock(strike);
        }
    }

    private static void restart(Service service) {
        service.kill();
        service.start();
    }

    private void killAt(Service service, KillPoint point, int times) {
        operator.arm(service, point, times);
        if (!service.hasEnded(STRIKES_WITHIN)) {
            throw new IllegalStateException("%s never came by %s".formatted(service, point));
        }
        service.start();
    }

    private void hold(Service teller, Strike strike) {
        String stream = UUID.randomUUID().toString();
        streams.add(stream);
        subjects.add(stream);
        Order order = new Order(stream, UUID.randomUUID().toString(), 1);
        client.note(order);
        client.sendToBeHeld(teller, order, 1_000 + strike.number());
    }

    private void killPostmaster() {
        world.postgres().kill();
        world.postgres().start();
    }

    private void killBroker() {
        world.kafka().kill();
        world.startKafka();
    }

    private void killBrokerAndTeller(Strike strike) {
        world.kafka().kill();
        LockSupport.parkNanos(Duration.ofMillis(100 + strike.number()).toNanos());
        world.teller().kill();
        world.startKafka();
        world.teller().start();
    }

    private void loseKafka() {
        world.loseKafka();
        world.startKafka();
        kafka.openAnew();
        operator.publishAgain(world);
    }

    /** While the second instance writes with its own idea of the time, a transaction of the first stays open for a moment. */
    private void wrongClock(Strike strike) {
        world.secondTeller().start(Clocks.wrongBy(strike.fault().clock()));
        destination.shareOut();
        hold(world.teller(), strike);
        destination.firstOnly();
        world.secondTeller().kill();
    }
}
