package org.ibasho.scheduling.staffing.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.jspecify.annotations.Nullable;

/** What happened to a member of staff, in plain values. A nickname stays in this service: it is on no topic. */
public sealed interface StaffEvent extends Event {

    /** The member of staff (UUID). */
    String staffId();

    @Override
    default String streamId() {
        return staffId();
    }

    /**
     * A qualification as it is stored.
     *
     * @param validUntil its last day; null if it does not end
     */
    record Held(String qualification, @Nullable LocalDate validUntil) {}

    record Joined(String staffId, String nickname, List<String> roles, List<Held> qualifications)
            implements StaffEvent {

        public Joined {
            roles = List.copyOf(roles);
            qualifications = List.copyOf(qualifications);
        }
    }

    /** Says all of it again, as it is from now on. */
    record Changed(String staffId, String nickname, List<String> roles, List<Held> qualifications)
            implements StaffEvent {

        public Changed {
            roles = List.copyOf(roles);
            qualifications = List.copyOf(qualifications);
        }
    }

    /** Cannot come from then (inclusive) until then (exclusive). Nobody asks why. */
    record AwayNoted(String staffId, Instant from, Instant until) implements StaffEvent {}

    /** Can come after all. */
    record AwayDropped(String staffId, Instant from, Instant until) implements StaffEvent {}

    record BreakBegun(String staffId) implements StaffEvent {}

    record BreakEnded(String staffId) implements StaffEvent {}

    record Left(String staffId) implements StaffEvent {}

    /** Has a seat at a gathering. */
    record Engaged(String staffId, String gatheringId, String role, Instant startsAt, Instant endsAt)
            implements StaffEvent {}

    /** The gathering has moved, and the seat with it. */
    record EngagementMoved(String staffId, String gatheringId, Instant startsAt, Instant endsAt)
            implements StaffEvent {}

    /** Has the seat no more. */
    record Released(String staffId, String gatheringId) implements StaffEvent {}
}
