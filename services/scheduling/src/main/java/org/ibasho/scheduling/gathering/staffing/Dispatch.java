package org.ibasho.scheduling.gathering.staffing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The centre's part in a gathering's staff (支援職員体制: 専門相談員 1 or more).
 *
 * @param counsellor who comes, once the centre has said so
 * @param reason why nobody comes, if the centre has said so
 * @param answerBy until when an answer was asked for, if that time is over and there is none
 */
public record Dispatch(
        State state,
        @Nullable String counsellor,
        @Nullable String reason,
        @Nullable Instant answerBy) {

    /** How far the centre's answer is. */
    public enum State {
        /** The gathering is not announced yet, so nobody was asked. */
        NOT_REQUESTED,
        REQUESTED,
        ACCEPTED,
        DECLINED
    }
}
