package org.ibasho.attendance.door;

import java.time.Instant;
import java.util.List;
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
    record Known(Stage stage, Instant startsAt, Instant endsAt, Place place, Marks marks) implements DoorState {

        private Known at(Stage next) {
            return new Known(next, startsAt, endsAt, place, marks);
        }

        private Known with(Marks changed) {
            return new Known(stage, startsAt, endsAt, place, changed);
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
        CLOSED,
        CALLED_OFF
    }

    /** The state after an event. It only assigns; the decider has already checked the rules. */
    default DoorState evolve(DoorEvent event) {
        if (event instanceof DoorEvent.Prepared it) {
            Place place = Place.of(it.venue(), it.town(), it.doors());
            return new Known(Stage.NOT_OPENED, it.startsAt(), it.endsAt(), place, Marks.NONE);
        }
        return this instanceof Known known ? next(known, event) : this;
    }

    private static DoorState next(Known known, DoorEvent event) {
        return switch (event) {
            case DoorEvent.Prepared _ -> known;
            case DoorEvent.Moved it ->
                new Known(known.stage(), it.startsAt(), it.endsAt(), known.place(), known.marks());
            case DoorEvent.Changed it ->
                new Known(
                        known.stage(),
                        known.startsAt(),
                        known.endsAt(),
                        Place.of(it.venue(), it.town(), it.doors()),
                        known.marks());
            case DoorEvent.CalledOff _ -> known.at(Stage.CALLED_OFF);
            case DoorEvent.Opened _ -> known.at(Stage.OPEN);
            case DoorEvent.Marked it -> known.with(known.marks().with(it.markId(), category(it)));
            case DoorEvent.Undone it -> known.with(known.marks().without(it.markId()));
            case DoorEvent.Closed _ -> known.at(Stage.CLOSED);
        };
    }

    private static VisitCategory category(DoorEvent.Marked it) {
        return new VisitCategory(Who.valueOf(it.who()), Visit.valueOf(it.visit()), Entrance.valueOf(it.door()));
    }
}
