package org.ibasho.chassis.hpke.recipient;

import java.nio.charset.StandardCharsets;
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
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Connects the decider to Axon, which loads and stores the stream. */
@Aggregate(type = "recipient-key", cache = "aggregateStateCache", lockFactory = "aggregateLocks")
@ConditionalOnProperty("ibasho.hpke.recipient")
class RecipientKeyAggregate {

    private static final long NO_EVENT_YET = -1;

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private int published;

    /** The stream of a recipient's keys, derived from its name. */
    static String idFor(String recipient) {
        return UUID.nameUUIDFromBytes(("recipient-key " + recipient).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(RecipientKeyCommand command) {
        RecipientKeyDecider.decide(command, published).forEach(AggregateLifecycle::apply);
        Long version = AggregateLifecycle.getVersion();
        return new Receipt(command.recipientId(), version == null ? NO_EVENT_YET : version);
    }

    @EventSourcingHandler
    void on(RecipientKeyEvent.Published event) {
        id = event.recipientId();
        published = event.number();
    }
}
