package org.ibasho.scheduling.staffing.dispatch;

import java.time.Instant;
import org.ibasho.chassis.decision.Event;

/** What happened on the NPO's side of a dispatch, in plain values. */
public sealed interface DispatchEvent extends Event {

    /** The dispatch (UUID). */
    String dispatchId();

    @Override
    default String streamId() {
        return dispatchId();
    }

    /** The centre was asked once more. */
    record Reminded(String dispatchId, String gatheringId, Instant startsAt, Instant answerBy)
            implements DispatchEvent {}
}
