package org.ibasho.reporting.facts;

import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.scheduling.GatheringRescheduledV1;
import org.springframework.stereotype.Component;

@Component
class WhenGatheringRescheduledThenNoteItsMonth implements Subscriber<GatheringRescheduledV1> {

    private final GatheringFacts gatherings;

    WhenGatheringRescheduledThenNoteItsMonth(GatheringFacts gatherings) {
        this.gatherings = gatherings;
    }

    @Override
    public Class<GatheringRescheduledV1> type() {
        return GatheringRescheduledV1.class;
    }

    @Override
    public void receive(GatheringRescheduledV1 it, String eventId) {
        gatherings.moved(it);
    }
}
