package org.ibasho.reporting.facts;

import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.scheduling.GatheringCancelledV1;
import org.springframework.stereotype.Component;

@Component
class WhenGatheringCancelledThenNoteIt implements Subscriber<GatheringCancelledV1> {

    private final GatheringFacts gatherings;

    WhenGatheringCancelledThenNoteIt(GatheringFacts gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Class<GatheringCancelledV1> type() {
        return GatheringCancelledV1.class;
    }

    @Override
    public void receive(GatheringCancelledV1 it, String eventId) {
        gatherings.cancelled(it.gatheringId());
    }
}
