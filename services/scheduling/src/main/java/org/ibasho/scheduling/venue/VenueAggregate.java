package org.ibasho.scheduling.venue;

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
@Aggregate(type = "venue", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class VenueAggregate {

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private Venue venue = Venue.UNKNOWN;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(VenueCommand command) {
        VenueDecider.decide(command, venue).forEach(AggregateLifecycle::apply);
        return new Receipt(command.venueId(), AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(VenueEvent event) {
        id = event.venueId();
        venue = venue.evolve(event);
    }
}
