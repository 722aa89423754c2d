package org.ibasho.faults.injection;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.ibasho.faults.killpoint.KillPoint;
import org.ibasho.faults.load.SentCommand;
import org.ibasho.faults.plan.FaultPlan;
import org.ibasho.faults.plan.FaultPlan.PlannedFault;
import org.ibasho.faults.system.Leases;
import org.ibasho.faults.system.ServiceProcess;
import org.ibasho.faults.system.SystemUnderTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Injects the faults of a plan at their times, and starts again whatever it killed. */
public final class FaultInjector {

    private static final int HELD_TRANSACTIONS = 3;
    private static final int FEWEST_IN_STORM = 200;

    private final RunContext run;
    private final SystemUnderTest system;
    private final Random random;
    private final OperatorClient operator = new OperatorClient();
    private final LeaseFaults leaseFaults;

    public FaultInjector(RunContext run, FaultPlan plan) {
        this.run = run;
        this.system = run.system();
        this.random = new Random(plan.seed());
        this.leaseFaults = new LeaseFaults(run);
    }

    /** Injects a fault, and repairs what it broke. */
    public void inject(PlannedFault planned) {
        int early = 1 + planned.number() % 12;
        switch (planned.fault()) {
            case PUBLISHER_KILLED -> restart(system.publisher());
            case SUBSCRIBER_KILLED -> restart(system.subscriber());
            case PUBLISHER_BEFORE_COMMIT -> killAt(system.publisher(), KillPoint.BEFORE_COMMIT, early);
            case PUBLISHER_AFTER_COMMIT -> killAt(system.publisher(), KillPoint.AFTER_COMMIT, early);
            case SUBSCRIBER_BEFORE_COMMIT -> killAt(system.subscriber(), KillPoint.BEFORE_COMMIT, early);
            case SUBSCRIBER_AFTER_COMMIT -> killAt(system.subscriber(), KillPoint.AFTER_COMMIT, early);
            case RELAY_BEFORE_TOKEN -> killAt(system.publisher(), KillPoint.AFTER_SEND, early);
            case CONSUMER_BEFORE_OFFSET -> killAt(system.subscriber(), KillPoint.BEFORE_OFFSET, early);
            case CONSUMER_MID_BATCH -> killAt(system.subscriber(), KillPoint.MID_BATCH, 1);
            case REBUILD_KILLED -> killRebuild(planned);
            case POISON_DISCARDED -> discardPoison();
            case DELIVERED_THRICE -> deliverThrice();
            case TRANSACTION_HELD -> hold(planned);
            case POSTMASTER_KILLED -> killPostmaster();
            case BROKER_KILLED -> killBroker();
            case BROKER_AND_PUBLISHER_KILLED -> killBrokerAndPublisher();
            case KAFKA_LOST -> loseKafka();
            case CLOCK_61S_BEHIND, CLOCK_61S_AHEAD, CLOCK_1H_BEHIND, CLOCK_1H_AHEAD -> wrongClock(planned);
            case PAUSED -> leaseFaults.pause(planned, Leases.SHORT);
            case PAUSED_40S -> leaseFaults.pause(planned, Leases.OF_PRODUCTION);
            case SAME_NAME -> leaseFaults.sameName();
            case LOCK_HELD -> new LockFault(run).hold(planned, LockFault.SHORT);
            case LOCK_HELD_2MIN -> new LockFault(run).hold(planned, LockFault.LONG);
            case POISON_STORM -> storm(planned);
            case OLD_AND_NEW_TOGETHER -> new UpgradeFault(run).upgradeAndRollBack();
            case DISK_FULL -> new DiskFault(run).fill(planned);
            case STANDBY_PROMOTED -> new PromotionFault(run).promote(planned);
        }
    }

    /** Some messages have had their effect by then: copies in the same batch as their originals prove less. */
    private void deliverThrice() {
        Set<String> subjects = new HashSet<>(run.streams());
        subjects.addAll(run.poison().keySet());
        await().atMost(run.limit())
                .until(() -> system.database("subscriber")
                        .jdbc()
                        .sql("select exists (select from effect where subject in (:subjects))")
                        .param("subjects", subjects)
                        .query(Boolean.class)
                        .single());
        new MessageInjector(system.kafka().access())
                .duplicateTwice(run.kafka().current().messagesAbout(subjects), random);
    }

    private static void restart(ServiceProcess service) {
        service.kill();
        service.start();
    }

    private void killAt(ServiceProcess service, KillPoint point, int times) {
        operator.arm(service, point, times);
        if (!service.hasEnded(run.limit())) {
            throw new IllegalStateException("%s never reached %s".formatted(service, point));
        }
        service.start();
    }

    private void killRebuild(PlannedFault planned) {
        operator.rebuild(system.publisher());
        LockSupport.parkNanos(Duration.ofMillis(planned.number() % 60).toNanos());
        restart(system.publisher());
    }

    /** A poison message blocks the later messages of its key until an operator discards it. */
    private void discardPoison() {
        String subject = run.streams().getFirst();
        new MessageInjector(system.kafka().access()).sendPoison(subject);
        run.awaitProgress();
        JdbcClient jdbc = system.database("subscriber").jdbc();
        long first = await().atMost(run.limit())
                .until(
                        () -> jdbc.sql("select id from parked_message where key = ? order by id limit 1")
                                .param(subject)
                                .query(Long.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
        operator.discard(system.subscriber(), first);
    }

    /** Meanwhile the run's own messages have to be processed. */
    private void storm(PlannedFault planned) {
        Map<String, List<String>> ids =
                new MessageInjector(system.kafka().access()).sendStorm(FEWEST_IN_STORM + planned.number() / 2);
        run.poison().putAll(ids);
        SentCommand command = run.newTally();
        await().atMost(run.limit()).until(() -> run.client().send(system.publisher(), command));
        JdbcClient jdbc = system.database("subscriber").jdbc();
        run.require(
                () -> jdbc.sql("select exists (select from effect where subject = ?)")
                        .param(command.streamId())
                        .query(Boolean.class)
                        .single(),
                "storm: another message waits for those that cannot be processed");
        run.require(
                () -> jdbc.sql("select count(distinct key) from parked_message where key in (:subjects)")
                                .param("subjects", ids.keySet())
                                .query(Integer.class)
                                .single()
                        == ids.size(),
                "storm: not all of them are parked");
    }

    /** Holds several transactions open at once, each with the first event of a new tally. */
    private void hold(PlannedFault planned) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < HELD_TRANSACTIONS; n++) {
                run.hold(system.publisher(), 1_000 + planned.number(), threads);
            }
        }
    }

    private void killPostmaster() {
        system.postgres().kill();
        system.postgres().start();
    }

    private void killBroker() {
        system.kafka().kill();
        system.startKafka();
    }

    private void killBrokerAndPublisher() {
        system.kafka().kill();
        run.awaitProgress();
        system.publisher().kill();
        system.startKafka();
        system.publisher().start();
    }

    /**
     * As operations.md says: request the publication while Kafka is down, restart the publisher, then start a new
     * Kafka.
     */
    private void loseKafka() {
        system.loseKafka();
        operator.publishAgain(system.publisher());
        restart(system.publisher());
        system.startKafka();
        run.kafka().reopen();
    }

    /**
     * Both instances write, each with its own clock. Then transactions of the first stay open while only the second
     * writes, so that the events behind the open transactions bear the wrong time.
     */
    private void wrongClock(PlannedFault planned) {
        system.secondPublisher().start(FakeClock.offsetBy(planned.fault().clock()));
        run.selector().both();
        run.awaitProgress();
        run.selector().secondOnly();
        // before that the first may still be handling commands
        run.awaitProgress();
        hold(planned);
        run.selector().firstOnly();
        system.secondPublisher().kill();
    }
}
