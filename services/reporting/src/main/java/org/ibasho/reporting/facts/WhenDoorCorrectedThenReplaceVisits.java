package org.ibasho.reporting.facts;

import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.attendance.DoorCorrectedV1;
import org.springframework.stereotype.Component;

@Component
class WhenDoorCorrectedThenReplaceVisits implements Subscriber<DoorCorrectedV1> {

    private final DoorFacts doors;

    WhenDoorCorrectedThenReplaceVisits(DoorFacts doors) {
        this.doors = doors;
    }

    @Override
    public Class<DoorCorrectedV1> type() {
        return DoorCorrectedV1.class;
    }

    @Override
    public void receive(DoorCorrectedV1 it, String eventId) {
        doors.corrected(it);
    }
}
