package org.ibasho.scheduling.staffing.dispatch;

import java.time.Instant;
import org.ibasho.chassis.decision.Event;

/** The events of the NPO's side of a dispatch, in plain values. */
public sealed interface DispatchEvent extends Event {

    /** The dispatch's id (UUID). */
    String dispatchId();

    @Override
    default String streamId() {
        return dispatchId();
    }

    /** The centre was reminded. */
    record Reminded(String dispatchId, String gatheringId, Instant startsAt, Instant answerBy)
            implements DispatchEvent {}
}
