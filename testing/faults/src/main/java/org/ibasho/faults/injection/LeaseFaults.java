package org.ibasho.faults.injection;

import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.ibasho.faults.plan.FaultPlan.PlannedFault;
import org.ibasho.faults.system.Leases;
import org.ibasho.faults.system.ServiceProcess;
import org.ibasho.faults.system.SystemUnderTest;

/** Processes that do not know that another one has taken their place. */
final class LeaseFaults {

    private static final int WHO = 3;

    private final RunContext run;
    private final SystemUnderTest system;
    private final RelayCheck relay;

    LeaseFaults(RunContext run) {
        this.run = run;
        this.system = run.system();
        this.relay = new RelayCheck(run);
    }

    /**
     * Pauses the first publisher, the first subscriber, or both, while the second ones run, for longer than every
     * lease. The publisher is paused in a transaction that has stored an event: the database has to end it.
     */
    void pause(PlannedFault planned, Leases leases) {
        Map<String, String> settings = leases.settings();
        if (leases != Leases.SHORT) {
            restart(settings);
        }
        system.secondPublisher().start(settings);
        system.secondSubscriber().start(settings);
        run.selector().both();
        run.awaitProgress();
        int who = planned.number() % WHO;
        if (who != 0) {
            system.subscriber().pause();
        }
        if (who == 1) {
            LockSupport.parkNanos(leases.pause().toNanos());
        } else {
            pausePublisher(leases);
        }
        if (who != 0) {
            system.subscriber().resume();
        }
        relay.onlyOnePublishes();
        endSecond();
        if (leases != Leases.SHORT) {
            restart(Map.of());
        }
    }

    private void pausePublisher(Leases leases) {
        ServiceProcess publisher = system.publisher();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            run.hold(publisher, leases.pause().toMillis(), threads);
            await().atMost(run.limit()).until(this::isTransactionOpen);
            publisher.pause();
            run.selector().secondOnly();
            LockSupport.parkNanos(leases.pause().toNanos());
            relay.somebodyPublishes();
            publisher.resume();
            run.selector().both();
        }
    }

    private boolean isTransactionOpen() {
        return system.database("publisher").jdbc().sql("""
            select exists (
                select from pg_stat_activity
                where datname = 'publisher' and state = 'idle in transaction' and backend_xid is not null)
            """).query(Boolean.class).single();
    }

    /** Runs a second publisher and a second subscriber under the names of the first ones. */
    void sameName() {
        system.startSecondUnderTheSameNames();
        run.selector().both();
        relay.onlyOnePublishes();
        endSecond();
    }

    private void endSecond() {
        run.selector().firstOnly();
        system.secondPublisher().kill();
        system.secondSubscriber().kill();
    }

    private void restart(Map<String, String> settings) {
        system.publisher().kill();
        system.subscriber().kill();
        system.publisher().start(settings);
        system.subscriber().start(settings);
    }
}
