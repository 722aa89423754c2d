package org.ibasho.scheduling.calendar.turnout;

import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.attendance.DoorClosedV1;
import org.springframework.stereotype.Component;

@Component
class WhenDoorClosedThenKeepHowManyCame implements Subscriber<DoorClosedV1> {

    private final Turnouts turnouts;

    WhenDoorClosedThenKeepHowManyCame(Turnouts turnouts) {
        this.turnouts = turnouts;
    }

    @Override
    public Class<DoorClosedV1> type() {
        return DoorClosedV1.class;
    }

    @Override
    public void receive(DoorClosedV1 closed, String eventId) {
        turnouts.keep(closed.gatheringId(), closed.total());
    }
}
