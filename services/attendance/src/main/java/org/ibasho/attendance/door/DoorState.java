package org.ibasho.attendance.door;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.attendance.door.mark.Who;

/** The state of a door for its decisions. */
sealed interface DoorState {

    /** No announcement of the gathering has arrived here. */
    record Absent() implements DoorState {}

    /** The gathering is announced and counting is at some stage; marks are kept at every stage. */
    record Known(Stage stage, Instant startsAt, Instant endsAt, Place place, Marks marks, Corrections corrections)
            implements DoorState {

        private Known at(Stage next) {
            return new Known(next, startsAt, endsAt, place, marks, corrections);
        }

        private Known with(Marks changed) {
            return new Known(stage, startsAt, endsAt, place, changed, corrections);
        }

        private Known with(Corrections changed) {
            return new Known(stage, startsAt, endsAt, place, marks, changed);
        }

        /** The counted figures with all corrections. */
        Map<VisitCategory, Integer> corrected() {
            return corrections.appliedTo(marks.counts());
        }
    }

    /** Venue and entrances. */
    record Place(String venue, String town, Set<Entrance> entrances) {

        static Place of(String venue, String town, List<String> entrances) {
            return new Place(
                    venue, town, entrances.stream().map(Entrance::valueOf).collect(Collectors.toUnmodifiableSet()));
        }
    }

    /** The stage of counting. */
    enum Stage {
        NOT_OPENED,
        OPEN,
        /** Counting has ended, and the figures wait for the supervisor. */
        CLOSED,
        /** The supervisor has confirmed the figures. */
        CONFIRMED,
        CALLED_OFF
    }

    /** The state after an event. It only assigns; the decider has already checked the rules. */
    default DoorState evolve(DoorEvent event) {
        if (event instanceof DoorEvent.Prepared it) {
            Place place = Place.of(it.venue(), it.town(), it.doors());
            return new Known(Stage.NOT_OPENED, it.startsAt(), it.endsAt(), place, Marks.NONE, Corrections.NONE);
        }
        return this instanceof Known known ? next(known, event) : this;
    }

    private static DoorState next(Known known, DoorEvent event) {
        return switch (event) {
            case DoorEvent.Prepared _ -> known;
            case DoorEvent.Moved it ->
                new Known(known.stage(), it.startsAt(), it.endsAt(), known.place(), known.marks(), known.corrections());
            case DoorEvent.Changed it ->
                new Known(
                        known.stage(),
                        known.startsAt(),
                        known.endsAt(),
                        Place.of(it.venue(), it.town(), it.doors()),
                        known.marks(),
                        known.corrections());
            case DoorEvent.CalledOff _ -> known.at(Stage.CALLED_OFF);
            case DoorEvent.Opened _ -> known.at(Stage.OPEN);
            case DoorEvent.Marked it -> known.with(known.marks().with(it.markId(), category(it)));
            case DoorEvent.Undone it -> known.with(known.marks().without(it.markId()));
            case DoorEvent.Closed _, DoorEvent.ConfirmationUndone _ -> known.at(Stage.CLOSED);
            case DoorEvent.Confirmed _ -> known.at(Stage.CONFIRMED);
            case DoorEvent.SentBack _ -> known.at(Stage.OPEN);
            case DoorEvent.Corrected it -> known.with(known.corrections().with(it.changes()));
            case DoorEvent.Amended _, DoorEvent.Restated _ -> known;
        };
    }

    private static VisitCategory category(DoorEvent.Marked it) {
        return new VisitCategory(Who.valueOf(it.who()), Visit.valueOf(it.visit()), Entrance.valueOf(it.door()));
    }
}
