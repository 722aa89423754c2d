package org.ibasho.sample.integration;

import java.time.ZoneOffset;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.outbox.ContractTranslator;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.scheduling.GatheringConcludedV1;
import org.ibasho.contracts.scheduling.GatheringPublishedV1;
import org.ibasho.sample.tally.TallyEvent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Publishes every event of a tally as one of scheduling's contract events, whose topic exists already. */
@Component
public class TallyTranslator implements ContractTranslator {

    private volatile boolean publishes;

    /** @param publishes false for tests with many events that do not need Kafka */
    TallyTranslator(@Value("${sample.publishes:true}") boolean publishes) {
        this.publishes = publishes;
    }

    /** Says whether what comes from now on is published. */
    public void publish(boolean whether) {
        publishes = whether;
    }

    @Override
    public List<ContractEvent> translate(Event event) {
        return publishes ? List.of(contractEvent((TallyEvent) event)) : List.of();
    }

    /** The contract event of an event. */
    public static ContractEvent contractEvent(TallyEvent event) {
        return switch (event) {
            case TallyEvent.Added added -> new GatheringConcludedV1(added.streamId());
            case TallyEvent.Announced announced ->
                new GatheringPublishedV1(
                        announced.meetingId(),
                        announced.programme(),
                        announced.kind(),
                        announced.mandate(),
                        announced.startsAt().atOffset(ZoneOffset.UTC),
                        announced.endsAt().atOffset(ZoneOffset.UTC),
                        new GatheringPublishedV1.Venue(announced.venue(), announced.town()),
                        announced.doors());
        };
    }
}
