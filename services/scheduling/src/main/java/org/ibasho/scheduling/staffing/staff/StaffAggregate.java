package org.ibasho.scheduling.staffing.staff;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.ibasho.chassis.command.Receipt;
import org.jspecify.annotations.Nullable;

/** Connects the decider to Axon, which loads and stores the stream. */
@Aggregate(type = "staff", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class StaffAggregate {

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private StaffMember member = StaffMember.UNKNOWN;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(StaffCommand command) {
        StaffDecider.decide(command, member).forEach(AggregateLifecycle::apply);
        return new Receipt(command.staffId(), AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(StaffEvent event) {
        id = event.staffId();
        member = member.evolve(event);
    }
}
