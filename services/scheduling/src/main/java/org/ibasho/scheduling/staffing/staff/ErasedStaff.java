package org.ibasho.scheduling.staffing.staff;

import java.util.List;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.chassis.keystore.Erasures;
import org.springframework.stereotype.Component;

/** Who among the staff has been erased, by the events. */
@Component
class ErasedStaff implements Erasures.History {

    private final EventHistory history;

    ErasedStaff(EventHistory history) {
        this.history = history;
    }

    @Override
    public List<String> erasedAfter(String subject, int limit) {
        return history.streamsWith(StaffEvent.Erased.class, subject, limit);
    }
}
