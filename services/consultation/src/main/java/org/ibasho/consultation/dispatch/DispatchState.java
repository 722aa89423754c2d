package org.ibasho.consultation.dispatch;

import java.time.Instant;
import java.util.List;

/** The state of a dispatch for its decisions. */
sealed interface DispatchState {

    /** There is no request: the gathering is not announced, or is the NPO's own activity. */
    record Absent() implements DispatchState {}

    /** The centre has a request and may answer. */
    sealed interface Asked extends DispatchState {

        Instant startsAt();

        Instant endsAt();

        Place place();
    }

    /**
     * Without an answer.
     *
     * @param reminded whether the NPO has sent a reminder
     */
    record Requested(Instant startsAt, Instant endsAt, boolean reminded, Place place) implements Asked {}

    /** @param answer the last answer, which counts */
    record Answered(Instant startsAt, Instant endsAt, DispatchEvent answer, Place place) implements Asked {}

    /** Venue and entrances of the gathering. */
    record Place(String venue, String town, List<String> doors) {}

    record Withdrawn() implements DispatchState {}

    record Concluded() implements DispatchState {}

    /** The state after an event. It only assigns; the decider has already checked the rules. */
    default DispatchState evolve(DispatchEvent event) {
        return switch (event) {
            case DispatchEvent.Requested it ->
                new Requested(it.startsAt(), it.endsAt(), false, new Place(it.venue(), it.town(), it.doors()));
            case DispatchEvent.AskedAgain it -> new Requested(it.startsAt(), it.endsAt(), false, asked().place());
            case DispatchEvent.Reminded _ -> new Requested(asked().startsAt(), asked().endsAt(), true, asked().place());
            case DispatchEvent.Relocated it -> relocated(new Place(it.venue(), it.town(), it.doors()));
            case DispatchEvent.Accepted it -> answered(it);
            case DispatchEvent.Declined it -> answered(it);
            case DispatchEvent.Withdrawn _ -> new Withdrawn();
            case DispatchEvent.Concluded _ -> new Concluded();
        };
    }

    /** Only these events can follow an end or precede the request. */
    private Asked asked() {
        return (Asked) this;
    }

    private Answered answered(DispatchEvent answer) {
        return new Answered(asked().startsAt(), asked().endsAt(), answer, asked().place());
    }

    private DispatchState relocated(Place to) {
        return switch (asked()) {
            case Requested it -> new Requested(it.startsAt, it.endsAt, it.reminded, to);
            case Answered it -> new Answered(it.startsAt, it.endsAt, it.answer, to);
        };
    }
}
