package org.ibasho.benchmarks.sealing;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.ibasho.chassis.command.Receipt;
import org.jspecify.annotations.Nullable;

/** A person, about whom plain or sealed events are stored. */
@Aggregate(type = "person", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class PersonAggregate {

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private int number;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(PersonCommand command) {
        PersonEvent event = switch (command) {
            case PersonCommand.Describe describe -> describe.described(number + 1);
        };
        AggregateLifecycle.apply(event);
        return new Receipt(command.streamId(), AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(PersonEvent event) {
        id = event.streamId();
        number = event.number();
    }
}
