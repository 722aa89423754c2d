package org.ibasho.scheduling.staffing.roster;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Event;

/** The events of a roster, in plain values. */
public sealed interface RosterEvent extends Event {

    /** The roster's id (UUID). */
    String rosterId();

    /** The gathering's id (UUID). */
    String gatheringId();

    @Override
    default String streamId() {
        return rosterId();
    }

    /**
     * A seat was assigned.
     *
     * @param seat 1, 2, … within the role
     * @param by the user name in the realm
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

    /** A seat was released; no reason is recorded. */
    record Unassigned(String rosterId, String gatheringId, String role, int seat, String staffId, String by)
            implements RosterEvent {}

    /** The gathering has moved. */
    record Moved(String rosterId, String gatheringId, Instant startsAt, Instant endsAt) implements RosterEvent {}

    /** All required seats were filled at the announcement. */
    record Completed(String rosterId, String gatheringId, String by, Instant at) implements RosterEvent {}

    /** A user announced the gathering with these missing seats. */
    record ExceptionMade(String rosterId, String gatheringId, List<MissingSeat> missing, String by, Instant at)
            implements RosterEvent {

        public ExceptionMade {
            missing = List.copyOf(missing);
        }
    }

    /** A missing seat. */
    record MissingSeat(String role, int seat) {}
}
