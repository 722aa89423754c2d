package org.ibasho.consultation.dispatch;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.consultation.dispatch.DispatchState.Absent;
import org.jspecify.annotations.Nullable;

/** Connects the decider to Axon, which loads and stores the stream. */
@Aggregate(type = "dispatch", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class DispatchAggregate {

    private static final long NO_EVENT_YET = -1;

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private DispatchState state = new Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(DispatchCommand command) {
        DispatchDecider.decide(command, state).forEach(AggregateLifecycle::apply);
        Long version = AggregateLifecycle.getVersion();
        return new Receipt(command.gatheringId(), version == null ? NO_EVENT_YET : version);
    }

    @EventSourcingHandler
    void on(DispatchEvent event) {
        id = event.gatheringId();
        state = state.evolve(event);
    }
}
