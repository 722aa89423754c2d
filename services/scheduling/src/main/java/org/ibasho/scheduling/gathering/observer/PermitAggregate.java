package org.ibasho.scheduling.gathering.observer;

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
@Aggregate(type = "permit", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class PermitAggregate {

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private Permit permit = Permit.NONE;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(PermitCommand command) {
        PermitDecider.decide(command, permit).forEach(AggregateLifecycle::apply);
        return new Receipt(command.permitId(), AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(PermitEvent event) {
        id = event.permitId();
        permit = permit.evolve(event);
    }
}
