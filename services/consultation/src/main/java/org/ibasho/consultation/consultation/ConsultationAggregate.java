package org.ibasho.consultation.consultation;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.consultation.consultation.ConsultationState.Absent;
import org.jspecify.annotations.Nullable;

/** Connects the decider to Axon, which loads and stores the stream. */
@Aggregate(type = "consultation", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class ConsultationAggregate {

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private ConsultationState state = new Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(ConsultationCommand command) {
        ConsultationDecider.decide(command, state).forEach(AggregateLifecycle::apply);
        return new Receipt(command.consultationId(), AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(ConsultationEvent event) {
        id = event.consultationId();
        state = state.evolve(event);
    }
}
