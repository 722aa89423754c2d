package org.ibasho.scheduling.staffing.roster;

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
@Aggregate(type = "roster", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class RosterAggregate {

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private Roster roster = Roster.EMPTY;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(RosterCommand command) {
        RosterDecider.decide(command, roster).forEach(AggregateLifecycle::apply);
        return new Receipt(command.rosterId(), AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(RosterEvent event) {
        id = event.rosterId();
        roster = roster.evolve(event);
    }
}
