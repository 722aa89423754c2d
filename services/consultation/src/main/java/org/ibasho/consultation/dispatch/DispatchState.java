package org.ibasho.consultation.dispatch;

import java.time.Instant;
import java.util.List;

/** What a decision about a dispatch needs to know of its past. */
sealed interface DispatchState {

    /** The centre has not been asked: not announced yet, or the NPO's own activity. */
    record Absent() implements DispatchState {}

    /**
     * Waits for an answer.
     *
     * @param reminded whether the NPO has asked for it once more
     */
    record Requested(Instant startsAt, Instant endsAt, boolean reminded, Place place) implements DispatchState {}

    /** @param answer the last one, which counts */
    record Answered(Instant startsAt, Instant endsAt, DispatchEvent answer, Place place) implements DispatchState {}

    /** Where the gathering is, and the ways to take part. */
    record Place(String venue, String town, List<String> doors) {}

    record Withdrawn() implements DispatchState {}

    record Concluded() implements DispatchState {}

    /** The state after an event. Only assigns: whether the event may happen was decided before. */
    default DispatchState evolve(DispatchEvent event) {
        return switch (event) {
            case DispatchEvent.Requested it ->
                new Requested(it.startsAt(), it.endsAt(), false, new Place(it.venue(), it.town(), it.doors()));
            case DispatchEvent.AskedAgain it -> new Requested(it.startsAt(), it.endsAt(), false, place());
            case DispatchEvent.Reminded _ -> reminded();
            case DispatchEvent.Relocated it -> relocated(new Place(it.venue(), it.town(), it.doors()));
            case DispatchEvent.Accepted it -> new Answered(it.startsAt(), endsAt(), it, place());
            case DispatchEvent.Declined it -> new Answered(it.startsAt(), endsAt(), it, place());
            case DispatchEvent.Withdrawn _ -> new Withdrawn();
            case DispatchEvent.Concluded _ -> new Concluded();
        };
    }

    private DispatchState reminded() {
        return switch (this) {
            case Requested it -> new Requested(it.startsAt, it.endsAt, true, it.place);
            case Absent _, Answered _, Withdrawn _, Concluded _ -> this;
        };
    }

    private DispatchState relocated(Place to) {
        return switch (this) {
            case Requested it -> new Requested(it.startsAt, it.endsAt, it.reminded, to);
            case Answered it -> new Answered(it.startsAt, it.endsAt, it.answer, to);
            case Absent _, Withdrawn _, Concluded _ -> this;
        };
    }

    private Place place() {
        return switch (this) {
            case Requested it -> it.place;
            case Answered it -> it.place;
            case Absent _, Withdrawn _, Concluded _ -> throw new IllegalStateException("nothing was asked");
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
