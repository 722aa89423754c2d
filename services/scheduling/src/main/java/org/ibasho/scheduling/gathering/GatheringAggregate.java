package org.ibasho.scheduling.gathering;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.scheduling.gathering.GatheringState.Absent;
import org.jspecify.annotations.Nullable;

/** Connects the decider to Axon, which loads and stores the stream. */
@Aggregate(type = "gathering", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class GatheringAggregate {

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private GatheringState state = new Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(GatheringCommand command) {
        GatheringDecider.decide(command, state).forEach(AggregateLifecycle::apply);
        return new Receipt(command.gatheringId(), AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(GatheringEvent event) {
        id = event.gatheringId();
        state = state.evolve(event);
    }
}
