package org.ibasho.faults.injection;

import java.util.Optional;
import java.util.UUID;
import org.ibasho.faults.load.SentCommand;
import org.ibasho.faults.system.ServiceProcess;
import org.ibasho.faults.system.SystemUnderTest;

/** Two versions of the publisher at work at once: a rolling upgrade, a rollback, and another upgrade. */
final class UpgradeFault {

    private final RunContext run;
    private final SystemUnderTest system;
    private final ServiceProcess first;
    private final ServiceProcess second;

    UpgradeFault(RunContext run) {
        this.run = run;
        this.system = run.system();
        this.first = system.publisher();
        this.second = system.secondPublisher();
    }

    /** Afterwards the first publisher runs the newer program, and the second one has ended. */
    void upgradeAndRollBack() {
        if (!system.isNewer()) {
            upgrade();
        }
        rollBack();
        onlyOldDecidesNothingBlindly();
        run.selector().both();
        system.startNewer(first);
        run.awaitProgress();
        run.selector().firstOnly();
        second.stop();
    }

    private void upgrade() {
        system.startNewer(second);
        run.selector().both();
        run.awaitProgress();
        run.selector().secondOnly();
        system.startNewer(first);
        run.selector().both();
        run.awaitProgress();
    }

    private void rollBack() {
        run.selector().firstOnly();
        system.startOld(second);
        run.selector().both();
        run.awaitProgress();
        run.selector().secondOnly();
        first.stop();
    }

    /** The old program carries out what it can, and refuses a command that rests on an event that it does not know. */
    private void onlyOldDecidesNothingBlindly() {
        SentCommand known = run.newTally();
        run.require(() -> run.client().send(second, known), "decided: an old program refuses what it could decide");
        streamWithNewType().ifPresent(stream -> {
            SentCommand unknown = new SentCommand(stream, UUID.randomUUID().toString(), 1);
            run.client().log(unknown);
            if (run.client().send(second, unknown)) {
                run.differences().add("decided: an old program decides without an event that it does not know");
            }
        });
    }

    private Optional<String> streamWithNewType() {
        return system.database("publisher")
                .jdbc()
                .sql("""
                    select stream_id::text from event
                    where event_type = 'tally.counted' and stream_id::text in (:streams) limit 1
                    """)
                .param("streams", run.streams())
                .query(String.class)
                .optional();
    }
}
