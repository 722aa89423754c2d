package org.ibasho.scheduling.staffing.dispatch;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
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
@Aggregate(type = "dispatch", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
class DispatchAggregate {

    private static final long NO_EVENT_YET = -1;

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private @Nullable Instant remindedFor;

    /** The stream id of a gathering's dispatch, derived from the gathering, so that no lookup is needed. */
    static String idFor(String gatheringId) {
        return UUID.nameUUIDFromBytes(("dispatch " + gatheringId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(DispatchCommand command) {
        DispatchDecider.decide(command, remindedFor).forEach(AggregateLifecycle::apply);
        Long version = AggregateLifecycle.getVersion();
        return new Receipt(command.dispatchId(), version == null ? NO_EVENT_YET : version);
    }

    @EventSourcingHandler
    void on(DispatchEvent.Reminded event) {
        id = event.dispatchId();
        remindedFor = event.startsAt();
    }
}
