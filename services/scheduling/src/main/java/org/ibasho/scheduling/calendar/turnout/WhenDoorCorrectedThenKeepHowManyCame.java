package org.ibasho.scheduling.calendar.turnout;

import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.attendance.DoorCorrectedV1;
import org.springframework.stereotype.Component;

@Component
class WhenDoorCorrectedThenKeepHowManyCame implements Subscriber<DoorCorrectedV1> {

    private final Turnouts turnouts;

    WhenDoorCorrectedThenKeepHowManyCame(Turnouts turnouts) {
        this.turnouts = turnouts;
    }

    @Override
    public Class<DoorCorrectedV1> type() {
        return DoorCorrectedV1.class;
    }

    @Override
    public void receive(DoorCorrectedV1 corrected, String eventId) {
        turnouts.keep(corrected.gatheringId(), corrected.total());
    }
}
