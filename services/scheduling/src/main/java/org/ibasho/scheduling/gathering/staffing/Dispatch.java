package org.ibasho.scheduling.gathering.staffing;

import java.time.Instant;
import org.ibasho.chassis.sealing.Erased;
import org.jspecify.annotations.Nullable;

/**
 * The centre's part in the staff of a gathering (支援職員体制: 専門相談員 1 or more).
 *
 * @param counsellor the counsellor's name, once the centre has accepted
 * @param reason the reason, if the centre has declined
 * @param answerBy when the answer was due, if it is overdue
 */
public record Dispatch(
        State state,
        @Nullable String counsellor,
        @Nullable String reason,
        @Nullable Instant answerBy) {

    /** Whether the counsellor has a name that can't be read any more. */
    public boolean nameErased() {
        return Erased.TEXT.equals(counsellor);
    }

    /** The state of the centre's answer. */
    public enum State {
        /** The gathering is not announced yet, so the centre has no request. */
        NOT_REQUESTED,
        REQUESTED,
        ACCEPTED,
        DECLINED
    }
}
