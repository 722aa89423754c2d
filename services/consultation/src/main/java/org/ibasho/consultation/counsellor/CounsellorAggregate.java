package org.ibasho.consultation.counsellor;

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
@Aggregate(type = "counsellor", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class CounsellorAggregate {

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private Counsellor counsellor = Counsellor.UNKNOWN;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(CounsellorCommand command) {
        CounsellorDecider.decide(command, counsellor).forEach(AggregateLifecycle::apply);
        return new Receipt(command.counsellorId(), AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(CounsellorEvent event) {
        id = event.counsellorId();
        counsellor = counsellor.evolve(event);
    }
}
