package org.ibasho.consultation.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.ibasho.consultation.dispatch.DispatchEvent.Accepted;
import org.ibasho.consultation.dispatch.DispatchEvent.AskedAgain;
import org.ibasho.consultation.dispatch.DispatchEvent.Concluded;
import org.ibasho.consultation.dispatch.DispatchEvent.Declined;
import org.ibasho.consultation.dispatch.DispatchEvent.Relocated;
import org.ibasho.consultation.dispatch.DispatchEvent.Reminded;
import org.ibasho.consultation.dispatch.DispatchEvent.Requested;
import org.ibasho.consultation.dispatch.DispatchEvent.Withdrawn;
import org.jspecify.annotations.Nullable;

/**
 * A request for a counsellor in its current state.
 *
 * @param programme the NPO's code, such as {@code YORIDOKORO}
 * @param kind the NPO's code, such as {@code PERSONS}
 * @param counsellorId who comes, if the centre has accepted; the list of counsellors has the name
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
        @Nullable String counsellorId,
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

    /** The request after an event. It only assigns; the decider has already checked the rules. */
    static DispatchRequest after(@Nullable DispatchRequest row, DispatchEvent event) {
        return switch (event) {
            case Requested it -> requested(it);
            case AskedAgain it ->
                after(Objects.requireNonNull(row), it.startsAt(), it.endsAt(), State.REQUESTED, null, null, null);
            case Reminded it -> reminded(Objects.requireNonNull(row), it.answerBy());
            case Relocated it -> relocated(Objects.requireNonNull(row), it);
            case Accepted it -> answered(Objects.requireNonNull(row), State.ACCEPTED, it.counsellorId(), null);
            case Declined it -> answered(Objects.requireNonNull(row), State.DECLINED, null, it.reason());
            case Withdrawn _ -> ended(Objects.requireNonNull(row), State.WITHDRAWN);
            case Concluded _ -> ended(Objects.requireNonNull(row), State.CONCLUDED);
        };
    }

    private static DispatchRequest requested(Requested it) {
        return new DispatchRequest(
                it.gatheringId(),
                it.programme(),
                it.kind(),
                it.startsAt(),
                it.endsAt(),
                it.venue(),
                it.town(),
                it.doors(),
                State.REQUESTED,
                null,
                null,
                null);
    }

    private static DispatchRequest reminded(DispatchRequest it, Instant answerBy) {
        return after(it, it.startsAt(), it.endsAt(), it.state(), it.counsellorId(), it.reason(), answerBy);
    }

    private static DispatchRequest relocated(DispatchRequest before, Relocated it) {
        return new DispatchRequest(
                before.gatheringId(),
                before.programme(),
                before.kind(),
                before.startsAt(),
                before.endsAt(),
                it.venue(),
                it.town(),
                it.doors(),
                before.state(),
                before.counsellorId(),
                before.reason(),
                before.answerBy());
    }

    private static DispatchRequest answered(
            DispatchRequest it, State answer, @Nullable String counsellorId, @Nullable String reason) {
        return after(it, it.startsAt(), it.endsAt(), answer, counsellorId, reason, null);
    }

    private static DispatchRequest ended(DispatchRequest it, State end) {
        return after(it, it.startsAt(), it.endsAt(), end, it.counsellorId(), it.reason(), null);
    }

    private static DispatchRequest after(
            DispatchRequest it,
            Instant start,
            Instant end,
            State state,
            @Nullable String counsellorId,
            @Nullable String reason,
            @Nullable Instant answerBy) {
        return new DispatchRequest(
                it.gatheringId(),
                it.programme(),
                it.kind(),
                start,
                end,
                it.venue(),
                it.town(),
                it.doors(),
                state,
                counsellorId,
                reason,
                answerBy);
    }
}
