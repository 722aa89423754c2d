package org.ibasho.scheduling.staffing.staff;

import org.ibasho.chassis.eventstore.RecordedEvent;
import org.ibasho.chassis.keystore.Erasures;
import org.ibasho.chassis.reaction.Reaction;
import org.springframework.stereotype.Component;

/** Destroys the key even if the process that recorded the erasure died right after, or the key store was away. */
@Component
class WhenStaffErasedThenDestroyKey implements Reaction<StaffEvent> {

    private final Erasures erasures;

    WhenStaffErasedThenDestroyKey(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public String name() {
        return "staff-erasure";
    }

    @Override
    public Class<StaffEvent> events() {
        return StaffEvent.class;
    }

    @Override
    public void on(RecordedEvent<StaffEvent> event) {
        if (event.event() instanceof StaffEvent.Erased erased) {
            erasures.erase(erased.staffId());
        }
    }
}
