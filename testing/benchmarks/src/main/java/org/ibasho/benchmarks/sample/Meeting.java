package org.ibasho.benchmarks.sample;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.decision.Refusal;
import org.jspecify.annotations.Nullable;

/** An aggregate of the same build as the real ones. */
@Aggregate(type = "meeting", cache = "aggregateStateCache")
class Meeting {

    private static final int PAGES = 100_000;

    @AggregateIdentifier
    @SuppressWarnings("unused") // read by Axon
    private @Nullable String id;

    private int notes;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Receipt handle(MeetingCommand command) {
        Refusal.unless(notes < PAGES, MeetingRule.BOOK_IS_FULL);
        AggregateLifecycle.apply(
                switch (command) {
                    case MeetingCommand.Note note -> note.noted(notes + 1);
                });
        return new Receipt(command.streamId(), AggregateLifecycle.getVersion());
    }

    @EventSourcingHandler
    void on(MeetingEvent event) {
        id = event.streamId();
        notes = switch (event) {
            case MeetingEvent.Noted noted -> noted.number();
        };
    }
}
