package org.ibasho.attendance.door;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Event;

/** The events of a door, in plain values. */
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

    /** Venue or entrances of the gathering changed. Marks at a removed entrance stay. */
    record Changed(String gatheringId, String venue, String town, List<String> doors) implements DoorEvent {

        public Changed {
            doors = List.copyOf(doors);
        }
    }

    record CalledOff(String gatheringId) implements DoorEvent {}

    record Opened(String gatheringId, Instant at) implements DoorEvent {}

    /** One person was counted. This event never leaves the service, because it has the time of a single visit. */
    record Marked(String gatheringId, String markId, String who, String visit, String door, Instant at)
            implements DoorEvent {}

    record Undone(String gatheringId, String markId) implements DoorEvent {}

    /**
     * Counting ended. The event has the totals, so that no consumer needs a lookup.
     *
     * @param total the sum of {@code visits}
     * @param visits the visits by who, visit and door, without combinations that did not occur
     */
    record Closed(String gatheringId, Instant at, int total, List<Sum> visits) implements DoorEvent {

        public Closed {
            visits = List.copyOf(visits);
        }
    }

    /** The number of visits of one combination; 1 or more. */
    record Sum(String who, String visit, String door, int count) {}
}
