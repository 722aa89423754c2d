package org.ibasho.faults.injection;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.ibasho.faults.check.LostEvents;
import org.ibasho.faults.check.LostEvents.Event;
import org.ibasho.faults.plan.FaultPlan.PlannedFault;
import org.ibasho.faults.system.ReplicatedPostgres;
import org.ibasho.faults.system.ServiceProcess;
import org.ibasho.faults.system.SystemUnderTest;

/**
 * PostgreSQL is gone in the middle of the load, and a standby takes its place that has not received the last events.
 * Every other time second instances run, too. The processes have to notice and end by themselves; then they are started
 * again, as whatever runs services does.
 */
final class PromotionFault {

    private final RunContext run;
    private final SystemUnderTest system;

    PromotionFault(RunContext run) {
        this.run = run;
        this.system = run.system();
    }

    void promote(PlannedFault planned) {
        boolean several = planned.number() % 2 == 1;
        if (several) {
            system.secondPublisher().start();
            system.secondSubscriber().start();
            run.selector().both();
        }
        ReplicatedPostgres postgres = system.replicatedPostgres();
        postgres.startStandby();
        run.awaitProgress();
        postgres.cutOffStandby();
        for (int times = planned.number() % 4; times >= 0; times--) {
            run.awaitProgress();
        }
        List<Event> before =
                postgres.promoteStandby(former -> LostEvents.stored(SystemUnderTest.database(former, "publisher")));
        running(several).forEach(this::awaitEnd);
        if (run.lost().add(before, LostEvents.stored(system.database("publisher"))) == 0) {
            run.differences().add("promotion: no event is behind the promotion point, so nothing was tried");
        }
        run.selector().firstOnly();
        CompletableFuture<Void> meanwhile = CompletableFuture.runAsync(system.subscriber()::start);
        system.publisher().start();
        meanwhile.join();
    }

    private Stream<ServiceProcess> running(boolean several) {
        Stream<ServiceProcess> first = Stream.of(system.publisher(), system.subscriber());
        return several ? Stream.concat(first, Stream.of(system.secondPublisher(), system.secondSubscriber())) : first;
    }

    private void awaitEnd(ServiceProcess service) {
        if (!service.hasEnded(run.limit())) {
            run.differences().add("promotion: the %s goes on with what it has seen".formatted(service));
            service.kill();
        }
    }
}
