package org.ibasho.scheduling.gathering.series;

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
@Aggregate(type = "series", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class SeriesAggregate {

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private SeriesState state = new SeriesState.Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(SeriesCommand command) {
        SeriesDecider.decide(command, state).forEach(AggregateLifecycle::apply);
        return new Receipt(command.seriesId(), AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(SeriesEvent event) {
        id = event.seriesId();
        state = state.evolve(event);
    }
}
