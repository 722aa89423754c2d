package org.ibasho.faults.publisher;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.ibasho.chassis.command.Receipt;
import org.jspecify.annotations.Nullable;

/** A sum of amounts. */
@Aggregate(type = "tally")
class Tally {

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private long sum;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(TallyCommand command) {
        TallyCommand.Add add = (TallyCommand.Add) command;
        AggregateLifecycle.apply(
                new TallyEvent.Added(add.streamId(), add.commandId(), add.amount(), sum + add.amount()));
        return new Receipt(add.streamId(), AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(TallyEvent event) {
        TallyEvent.Added added = (TallyEvent.Added) event;
        id = added.streamId();
        sum = added.sum();
    }
}
