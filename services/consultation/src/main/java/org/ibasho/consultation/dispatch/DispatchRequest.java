package org.ibasho.consultation.dispatch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for a counsellor as it stands.
 *
 * @param programme the NPO's code, such as {@code YORIDOKORO}
 * @param kind the NPO's code, such as {@code PERSONS}
 * @param counsellor who comes, if the centre has said so
 * @param reason why nobody comes, if the centre has said so
 * @param answerBy until when the NPO asked for an answer, if it has asked once more
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

    /** How far a request is. */
    public enum State {
        /** Waits for an answer. */
        REQUESTED,
        ACCEPTED,
        DECLINED,
        /** The gathering was called off. */
        WITHDRAWN,
        /** The gathering was held; what was answered stands. */
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

    /** Whether an answer is waited for. */
    public boolean isOpen() {
        return state == State.REQUESTED;
    }

    /** Whether there is an answer, and it can still be changed. */
    public boolean isAnswered() {
        return isAccepted() || isDeclined();
    }

    /** Whether nothing can be answered any more. */
    public boolean isOver() {
        return isWithdrawn() || state == State.CONCLUDED;
    }
}
