package org.ibasho.scheduling.programme.profile;

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
@Aggregate(type = "programme-profile", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class ProgrammeProfileAggregate {

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private ProgrammeProfileState state = ProgrammeProfileState.UNTOUCHED;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(ProgrammeProfileCommand command) {
        ProgrammeProfileDecider.decide(command, state).forEach(AggregateLifecycle::apply);
        return new Receipt(command.profileId(), AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(ProgrammeProfileEvent event) {
        id = event.profileId();
        state = state.evolve(event);
    }
}
