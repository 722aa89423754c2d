package org.ibasho.consultation.dispatch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for a counsellor in its current state.
 *
 * @param programme the NPO's code, such as {@code YORIDOKORO}
 * @param kind the NPO's code, such as {@code PERSONS}
 * @param counsellor the counsellor's name, if the centre has accepted
 * @param reason the reason, if the centre has declined
 * @param answerBy when the answer was due, if the NPO has sent a reminder
 */
public record DispatchRequest(
        String gatheringId,
        String programme,
        String kind,
        Instant startsAt,
        Instant endsAt,
        String venue,
        String town,
        List<String> doors,
        State state,
        @Nullable String counsellor,
        @Nullable String reason,
        @Nullable Instant answerBy) {

    public DispatchRequest {
        doors = List.copyOf(doors);
    }

    /** The state of a request. */
    public enum State {
        /** Without an answer. */
        REQUESTED,
        ACCEPTED,
        DECLINED,
        /** The gathering was cancelled. */
        WITHDRAWN,
        /** The gathering was held; the answer is final. */
        CONCLUDED
    }

    public boolean isAccepted() {
        return state == State.ACCEPTED;
    }

    public boolean isDeclined() {
        return state == State.DECLINED;
    }

    public boolean isWithdrawn() {
        return state == State.WITHDRAWN;
    }

    /** Whether it is open. */
    public boolean isOpen() {
        return state == State.REQUESTED;
    }

    /** Whether it has an answer that can still be changed. */
    public boolean isAnswered() {
        return isAccepted() || isDeclined();
    }

    /** Whether it can no longer be answered. */
    public boolean isOver() {
        return isWithdrawn() || state == State.CONCLUDED;
    }
}
