package org.ibasho.reporting.facts;

import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.scheduling.GatheringConcludedV1;
import org.springframework.stereotype.Component;

@Component
class WhenGatheringConcludedThenNoteIt implements Subscriber<GatheringConcludedV1> {

    private final GatheringFacts gatherings;

    WhenGatheringConcludedThenNoteIt(GatheringFacts gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Class<GatheringConcludedV1> type() {
        return GatheringConcludedV1.class;
    }

    @Override
    public void receive(GatheringConcludedV1 it, String eventId) {
        gatherings.concluded(it.gatheringId());
    }
}
