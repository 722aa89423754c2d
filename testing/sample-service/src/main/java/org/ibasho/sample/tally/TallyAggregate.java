package org.ibasho.sample.tally;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.ibasho.chassis.command.Receipt;
import org.jspecify.annotations.Nullable;

/** Connects the decider with Axon. */
@Aggregate(type = "tally", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class TallyAggregate {

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private TallyState state = TallyState.EMPTY;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(TallyCommand command) {
        AggregateLifecycle.apply(TallyDecider.decide(command, state));
        return new Receipt(command.streamId(), AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(TallyEvent event) {
        id = event.streamId();
        state = state.evolve(event);
    }
}
