package org.ibasho.faults.injection;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.ibasho.faults.plan.FaultPlan.PlannedFault;
import org.ibasho.faults.system.SystemUnderTest;

/** Fills a server's disk under load, then frees it and restarts the server as its operator would. */
final class DiskFault {

    private static final Duration FULL = Duration.ofSeconds(4);
    private static final Duration ANSWERED = Duration.ofSeconds(8);

    private final RunContext run;
    private final SystemUnderTest system;

    DiskFault(RunContext run) {
        this.run = run;
        this.system = run.system();
    }

    void fill(PlannedFault planned) {
        if (planned.number() % 2 == 0) {
            fillPostgres();
        } else {
            fillKafka();
        }
    }

    /** Commands are carried out until there is no room for one more. */
    private void fillPostgres() {
        system.postgresDisk().fill();
        run.require(() -> !run.client().send(system.publisher(), run.newTally()), "disk: a full disk takes everything");
        LockSupport.parkNanos(FULL.toNanos());
        if (!run.client().isAnswered(system.publisher(), run.newTally(), ANSWERED)) {
            run.differences().add("disk: a command waits for the room that there is not");
        }
        system.postgresDisk().free();
        system.postgres().kill();
        system.postgres().start();
    }

    /** The publisher is restarted too, so that it has nothing but what it has stored. */
    private void fillKafka() {
        system.kafkaDisk().fill();
        run.awaitProgress();
        LockSupport.parkNanos(FULL.toNanos());
        system.publisher().kill();
        system.kafkaDisk().free();
        system.kafka().kill();
        system.startKafka();
        system.publisher().start();
    }
}
