package org.ibasho.reporting.facts;

import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.scheduling.GatheringPublishedV1;
import org.springframework.stereotype.Component;

@Component
class WhenGatheringPublishedThenNoteIt implements Subscriber<GatheringPublishedV1> {

    private final GatheringFacts gatherings;

    WhenGatheringPublishedThenNoteIt(GatheringFacts gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Class<GatheringPublishedV1> type() {
        return GatheringPublishedV1.class;
    }

    @Override
    public void receive(GatheringPublishedV1 it, String eventId) {
        gatherings.announced(it);
    }
}
