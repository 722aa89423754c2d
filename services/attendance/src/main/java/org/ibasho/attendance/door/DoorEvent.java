package org.ibasho.attendance.door;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.sealing.PersonalData;
import org.jspecify.annotations.Nullable;

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

    /**
     * One person was counted. This event never leaves the service, because it has the time of a single visit.
     *
     * @param at when, by the device's clock, which may be wrong
     * @param receivedAt when the mark arrived; null in events that were stored before it was kept
     */
    record Marked(
            String gatheringId,
            String markId,
            String who,
            String visit,
            String door,
            Instant at,
            @Nullable Instant receivedAt)
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

    /** The new totals: marks from before the closing arrived after it, or staff undid some. */
    record Amended(String gatheringId, Instant at, int total, List<Sum> visits) implements DoorEvent {

        public Amended {
            visits = List.copyOf(visits);
        }
    }

    /**
     * The supervisor corrected the figures; the marks stay as they were made.
     *
     * @param changes by how much each figure changes
     * @param total the sum of {@code visits}
     * @param visits the corrected figures
     */
    record Corrected(
            String gatheringId,
            Instant at,
            List<Change> changes,
            @PersonalData(of = "gatheringId") String reason,
            int total,
            List<Sum> visits)
            implements DoorEvent {

        public Corrected {
            changes = List.copyOf(changes);
            visits = List.copyOf(visits);
        }
    }

    /** The change of one figure; not 0. */
    record Change(String who, String visit, String door, int by) {}

    /** The corrected figures after a change of the marks: earlier corrections still apply. */
    record Restated(String gatheringId, int total, List<Sum> visits) implements DoorEvent {

        public Restated {
            visits = List.copyOf(visits);
        }
    }

    /** The supervisor confirmed the figures. */
    record Confirmed(String gatheringId, Instant at) implements DoorEvent {}

    /** The supervisor asked those who counted to look again; the door is open again. */
    record SentBack(
            String gatheringId,
            Instant at,
            @PersonalData(of = "gatheringId") String comment) implements DoorEvent {}

    /** The supervisor withdrew the confirmation. */
    record ConfirmationUndone(
            String gatheringId,
            Instant at,
            @PersonalData(of = "gatheringId") String reason) implements DoorEvent {}

    /** The number of visits of one combination; 1 or more. */
    record Sum(String who, String visit, String door, int count) {}
}
