package org.ibasho.scheduling.staffing.dispatch;

import java.time.Instant;
import org.ibasho.chassis.decision.Command;

/** What can be asked of the NPO's side of a dispatch. */
sealed interface DispatchCommand extends Command {

    /** The dispatch (UUID). */
    String dispatchId();

    @Override
    default String streamId() {
        return dispatchId();
    }

    /**
     * Ask the centre once more for its answer.
     *
     * @param startsAt the start that the answer is wanted for
     * @param answerBy until when it was asked for
     */
    record Remind(String dispatchId, String gatheringId, Instant startsAt, Instant answerBy)
            implements DispatchCommand {}
}
