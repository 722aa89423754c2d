package org.ibasho.faults.injection;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.faults.load.SentCommand;
import org.ibasho.faults.system.ServiceProcess;
import org.ibasho.faults.system.SystemUnderTest;
import org.ibasho.faults.visitor.Visitors;

/**
 * Two versions of the publisher at work at once: a rolling upgrade, a rollback, and another upgrade. Meanwhile visitors
 * load a page, through a load balancer.
 */
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
        try (Visitors visitors = new Visitors(List.of(first, second), system.isReadinessAsked(), visiblePage())) {
            awaitReady(visitors, first);
            visitors.begin();
            if (!system.isNewer()) {
                upgrade(visitors);
            }
            rollBack(visitors);
            onlyOldDecidesNothingBlindly();
            run.selector().both();
            system.startNewer(first);
            awaitReady(visitors, first);
            run.awaitProgress();
            run.selector().firstOnly();
            second.stop();
            visitors.difference().ifPresent(run.differences()::add);
        }
    }

    private void upgrade(Visitors visitors) {
        system.startNewer(second);
        awaitReady(visitors, second);
        run.selector().both();
        run.awaitProgress();
        run.selector().secondOnly();
        system.startNewer(first);
        awaitReady(visitors, first);
        run.selector().both();
        run.awaitProgress();
    }

    private void rollBack(Visitors visitors) {
        run.selector().firstOnly();
        system.startOld(second);
        awaitReady(visitors, second);
        run.selector().both();
        run.awaitProgress();
        run.selector().secondOnly();
        first.stop();
    }

    /** Waits for an instance to be ready, as a deployment tool does before it stops the next one. */
    private void awaitReady(Visitors visitors, ServiceProcess instance) {
        run.require(() -> visitors.reach(instance), "pages: the %s does not become ready".formatted(instance));
    }

    private String visiblePage() {
        return await().atMost(run.limit())
                .until(
                        () -> system.database("publisher")
                                .jdbc()
                                .sql("select id from %s.tally where id in (:streams) limit 1"
                                        .formatted(system.readModelSchema()))
                                .param("streams", run.streams())
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .map("/tallies/%s"::formatted)
                .orElseThrow();
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
