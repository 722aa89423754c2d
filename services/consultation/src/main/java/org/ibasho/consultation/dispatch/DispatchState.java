package org.ibasho.consultation.dispatch;

import java.time.Instant;

/** What a decision about a dispatch needs to know of its past. */
sealed interface DispatchState {

    /** The centre has not been asked: not announced yet, or the NPO's own activity. */
    record Absent() implements DispatchState {}

    /**
     * Waits for an answer.
     *
     * @param reminded whether the NPO has asked for it once more
     */
    record Requested(Instant startsAt, Instant endsAt, boolean reminded) implements DispatchState {}

    /** @param answer the last one, which counts */
    record Answered(Instant startsAt, Instant endsAt, DispatchEvent answer) implements DispatchState {}

    record Withdrawn() implements DispatchState {}

    record Concluded() implements DispatchState {}

    /** The state after an event. Only assigns: whether the event may happen was decided before. */
    default DispatchState evolve(DispatchEvent event) {
        return switch (event) {
            case DispatchEvent.Requested it -> new Requested(it.startsAt(), it.endsAt(), false);
            case DispatchEvent.AskedAgain it -> new Requested(it.startsAt(), it.endsAt(), false);
            case DispatchEvent.Reminded _ -> reminded();
            case DispatchEvent.Relocated _ -> this;
            case DispatchEvent.Accepted it -> new Answered(it.startsAt(), endsAt(), it);
            case DispatchEvent.Declined it -> new Answered(it.startsAt(), endsAt(), it);
            case DispatchEvent.Withdrawn _ -> new Withdrawn();
            case DispatchEvent.Concluded _ -> new Concluded();
        };
    }

    private DispatchState reminded() {
        return switch (this) {
            case Requested it -> new Requested(it.startsAt, it.endsAt, true);
            case Absent _, Answered _, Withdrawn _, Concluded _ -> this;
        };
    }

    private Instant endsAt() {
        return switch (this) {
            case Requested it -> it.endsAt;
            case Answered it -> it.endsAt;
            case Absent _, Withdrawn _, Concluded _ ->
                throw new IllegalStateException("an answer to what was not asked");
        };
    }
}
