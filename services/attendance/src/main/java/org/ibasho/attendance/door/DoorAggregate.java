package org.ibasho.attendance.door;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.ibasho.attendance.door.DoorState.Absent;
import org.ibasho.chassis.command.Receipt;
import org.jspecify.annotations.Nullable;

/** Connects the decider to Axon, which loads and stores the stream. */
@Aggregate(type = "door", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class DoorAggregate {

    /** The version of an empty stream. */
    private static final long NOTHING = -1;

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private DoorState state = new Absent();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(DoorCommand command) {
        DoorDecider.decide(command, state).forEach(AggregateLifecycle::apply);
        @Nullable Long version = AggregateLifecycle.getVersion();
        return new Receipt(command.gatheringId(), version == null ? NOTHING : version);
    }

    @EventSourcingHandler
    void on(DoorEvent event) {
        id = event.gatheringId();
        state = state.evolve(event);
    }
}
