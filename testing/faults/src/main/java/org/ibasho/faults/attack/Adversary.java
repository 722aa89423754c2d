package org.ibasho.faults.attack;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.ibasho.faults.load.Load;
import org.ibasho.faults.load.Order;
import org.ibasho.faults.load.TellerClient;
import org.ibasho.faults.plan.Plan;
import org.ibasho.faults.plan.Plan.Strike;
import org.ibasho.faults.point.KillPoint;
import org.ibasho.faults.world.Service;
import org.ibasho.faults.world.World;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Strikes at the times of the plan, and sees to it that whatever died is started again. */
public final class Adversary {

    private static final Duration STRIKES_WITHIN = Duration.ofSeconds(30);

    private static final int ORDERS_MEANWHILE = 10;
    private static final int HELD = 3;

    private final World world;
    private final Destination destination;
    private final Load load;
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
            Load load,
            TellerClient client,
            List<String> streams,
            Set<String> subjects,
            KafkaLogs kafka,
            Plan plan) {
        this.world = world;
        this.destination = destination;
        this.load = load;
        this.client = client;
        this.streams = streams;
        this.subjects = new HashSet<>(subjects);
        this.kafka = kafka;
        this.random = new Random(plan.seed());
    }

    /** Lets the time of a strike come, strikes, and mends. */
    public void strike(Strike strike) {
        load.awaitProgress(strike.after());
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
            case REBUILD_KILLED -> killRebuild(strike);
            case POISON_DISCARDED -> poisonAndDiscard();
            case DELIVERED_THRICE ->
                new Messages(world.kafka().access()).twiceMore(kafka.current().messagesAbout(subjects), random);
            case TRANSACTION_HELD -> hold(strike);
            case POSTMASTER_KILLED -> killPostmaster();
            case BROKER_KILLED -> killBroker();
            case BROKER_AND_TELLER_KILLED -> killBrokerAndTeller();
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

    private void killRebuild(Strike strike) {
        operator.rebuild(world.teller());
        LockSupport.parkNanos(Duration.ofMillis(strike.number() % 60).toNanos());
        restart(world.teller());
    }

    /** What nobody can read comes between a tally's own messages: they wait, until an operator gives it up. */
    private void poisonAndDiscard() {
        String subject = streams.getFirst();
        new Messages(world.kafka().access()).unreadable(subject);
        load.awaitProgress(ORDERS_MEANWHILE);
        JdbcClient jdbc = world.database("listener").jdbc();
        long first = await().atMost(STRIKES_WITHIN)
                .until(
                        () -> jdbc.sql("select id from parked_message where key = ? order by id limit 1")
                                .param(subject)
                                .query(Long.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        operator.discard(world.listener(), first);
    }

    /** Several at once, each with the first event of a tally of its own. */
    private void hold(Strike strike) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < HELD; n++) {
                String stream = UUID.randomUUID().toString();
                streams.add(stream);
                subjects.add(stream);
                Order order = new Order(stream, UUID.randomUUID().toString(), 1);
                client.note(order);
                threads.execute(() -> client.sendToBeHeld(world.teller(), order, 1_000 + strike.number()));
            }
        }
    }

    private void killPostmaster() {
        world.postgres().kill();
        world.postgres().start();
    }

    private void killBroker() {
        world.kafka().kill();
        world.startKafka();
    }

    private void killBrokerAndTeller() {
        world.kafka().kill();
        load.awaitProgress(ORDERS_MEANWHILE);
        world.teller().kill();
        world.startKafka();
        world.teller().start();
    }

    /** As operations.md says: ask while Kafka is still away, restart what publishes, and only then give it a new Kafka. */
    private void loseKafka() {
        world.loseKafka();
        operator.publishAgain(world.teller());
        restart(world.teller());
        world.startKafka();
        kafka.openAnew();
    }

    /**
     * Both write, each with its own idea of the time; then transactions of the first stay open for a moment while only the
     * second writes, so that what comes after the open ones has the wrong time.
     */
    private void wrongClock(Strike strike) {
        world.secondTeller().start(Clocks.wrongBy(strike.fault().clock()));
        destination.both();
        load.awaitProgress(ORDERS_MEANWHILE);
        destination.secondOnly();
        // until then the first may still be answering what it was sent
        load.awaitProgress(ORDERS_MEANWHILE);
        hold(strike);
        destination.firstOnly();
        world.secondTeller().kill();
    }
}
