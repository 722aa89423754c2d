package org.ibasho.attendance.door;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Event;

/** What happened at the door of a gathering, in plain values. */
public sealed interface DoorEvent extends Event {

    /** The gathering (UUID). */
    String gatheringId();

    @Override
    default String streamId() {
        return gatheringId();
    }

    /** The gathering was announced; its door can be opened on its day. */
    record Prepared(
            String gatheringId,
            String programme,
            String kind,
            String mandate,
            Instant startsAt,
            Instant endsAt,
            String venue,
            String town,
            List<String> doors)
            implements DoorEvent {

        public Prepared {
            doors = List.copyOf(doors);
        }
    }

    record Moved(String gatheringId, Instant startsAt, Instant endsAt) implements DoorEvent {}

    /** The gathering is elsewhere, or has other ways to take part; marks that were made by one that is no more stay. */
    record Changed(String gatheringId, String venue, String town, List<String> doors) implements DoorEvent {

        public Changed {
            doors = List.copyOf(doors);
        }
    }

    record CalledOff(String gatheringId) implements DoorEvent {}

    record Opened(String gatheringId, Instant at) implements DoorEvent {}

    /** Somebody came. Stays in this service: when a single person came is nobody else's business. */
    record Marked(String gatheringId, String markId, String who, String visit, String door, Instant at)
            implements DoorEvent {}

    record Undone(String gatheringId, String markId) implements DoorEvent {}

    /**
     * Counting ended. Carries the sums, so that nobody who is told has to look anything up.
     *
     * @param total the sum of {@code visits}
     * @param visits by who, visit and door; combinations that nobody made are left out
     */
    record Closed(String gatheringId, Instant at, int total, List<Sum> visits) implements DoorEvent {

        public Closed {
            visits = List.copyOf(visits);
        }
    }

    /** How many came in one way; 1 or more. */
    record Sum(String who, String visit, String door, int count) {}
}
