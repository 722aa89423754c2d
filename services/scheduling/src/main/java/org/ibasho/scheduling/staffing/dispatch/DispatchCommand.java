package org.ibasho.scheduling.staffing.dispatch;

import java.time.Instant;
import org.ibasho.chassis.decision.Command;

/** The commands of the NPO's side of a dispatch. */
sealed interface DispatchCommand extends Command {

    /** The dispatch's id (UUID). */
    String dispatchId();

    @Override
    default String streamId() {
        return dispatchId();
    }

    /**
     * Remind the centre of its answer.
     *
     * @param startsAt the start of the gathering that the answer is for
     * @param answerBy when the answer was due
     */
    record Remind(String dispatchId, String gatheringId, Instant startsAt, Instant answerBy)
            implements DispatchCommand {}
}
