package org.ibasho.scheduling.staffing.roster;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Event;

/** What happened to a roster, in plain values. */
public sealed interface RosterEvent extends Event {

    /** The roster (UUID). */
    String rosterId();

    /** The gathering that it is for (UUID). */
    String gatheringId();

    @Override
    default String streamId() {
        return rosterId();
    }

    /**
     * Somebody took a seat.
     *
     * @param seat 1, 2, … within the role
     * @param by who did it, as the realm calls them
     */
    record Assigned(
            String rosterId,
            String gatheringId,
            String role,
            int seat,
            String staffId,
            Instant startsAt,
            Instant endsAt,
            String by)
            implements RosterEvent {}

    /** A seat is free again; nobody asks why. */
    record Unassigned(String rosterId, String gatheringId, String role, int seat, String staffId, String by)
            implements RosterEvent {}

    /** The gathering is at another time now. */
    record Moved(String rosterId, String gatheringId, Instant startsAt, Instant endsAt) implements RosterEvent {}

    /** Every seat that is needed was filled when the gathering was announced. */
    record Completed(String rosterId, String gatheringId, String by, Instant at) implements RosterEvent {}

    /** The gathering was announced though seats were missing: somebody said so, and which. */
    record ExceptionMade(String rosterId, String gatheringId, List<MissingSeat> missing, String by, Instant at)
            implements RosterEvent {

        public ExceptionMade {
            missing = List.copyOf(missing);
        }
    }

    /** A seat that nobody had. */
    record MissingSeat(String role, int seat) {}
}
