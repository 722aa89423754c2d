package org.ibasho.consultation.counsellor;

import java.util.List;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.chassis.keystore.Erasures;
import org.springframework.stereotype.Component;

/** The counsellors who have been erased, by the events. */
@Component
class ErasedCounsellors implements Erasures.History {

    private final EventHistory history;

    ErasedCounsellors(EventHistory history) {
        this.history = history;
    }

    @Override
    public List<String> erasedAfter(String subject, int limit) {
        return history.streamsWith(CounsellorEvent.Erased.class, subject, limit);
    }
}
