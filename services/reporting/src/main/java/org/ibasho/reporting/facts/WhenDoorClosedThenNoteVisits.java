package org.ibasho.reporting.facts;

import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.attendance.DoorClosedV1;
import org.springframework.stereotype.Component;

@Component
class WhenDoorClosedThenNoteVisits implements Subscriber<DoorClosedV1> {

    private final DoorFacts doors;

    WhenDoorClosedThenNoteVisits(DoorFacts doors) {
        this.doors = doors;
    }

    @Override
    public Class<DoorClosedV1> type() {
        return DoorClosedV1.class;
    }

    @Override
    public void receive(DoorClosedV1 it, String eventId) {
        doors.closed(it);
    }
}
