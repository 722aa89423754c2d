package org.ibasho.scheduling.staffing.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.sealing.PersonalData;
import org.jspecify.annotations.Nullable;

/** The events of a staff member, in plain values. Nicknames stay in this service and are on no topic. */
public sealed interface StaffEvent extends Event {

    /** The staff member's id (UUID). */
    String staffId();

    @Override
    default String streamId() {
        return staffId();
    }

    /**
     * A qualification in its stored form.
     *
     * @param validUntil its last day; null if it does not expire
     */
    record Held(String qualification, @Nullable LocalDate validUntil) {}

    record Joined(
            String staffId,
            @PersonalData(of = "staffId") String nickname,
            List<String> roles,
            @PersonalData(of = "staffId") List<Held> qualifications)
            implements StaffEvent {

        public Joined {
            roles = List.copyOf(roles);
            qualifications = List.copyOf(qualifications);
        }
    }

    /** The complete data from now on. */
    record Changed(
            String staffId,
            @PersonalData(of = "staffId") String nickname,
            List<String> roles,
            @PersonalData(of = "staffId") List<Held> qualifications)
            implements StaffEvent {

        public Changed {
            roles = List.copyOf(roles);
            qualifications = List.copyOf(qualifications);
        }
    }

    /** Absent, from inclusive, until exclusive; no reason is recorded. */
    record AwayNoted(
            String staffId,
            @PersonalData(of = "staffId") Instant from,
            @PersonalData(of = "staffId") Instant until) implements StaffEvent {}

    /** An absence was withdrawn. */
    record AwayDropped(
            String staffId,
            @PersonalData(of = "staffId") Instant from,
            @PersonalData(of = "staffId") Instant until) implements StaffEvent {}

    record BreakBegun(String staffId) implements StaffEvent {}

    record BreakEnded(String staffId) implements StaffEvent {}

    /**
     * A login is theirs from now on.
     *
     * @param login the login's id in the realm ({@code sub}); sealed, so that nobody knows whose it was once they are
     *     erased
     */
    record LoginLinked(
            String staffId, @PersonalData(of = "staffId") String login, Instant at) implements StaffEvent {}

    /** A login is theirs no longer. */
    record LoginUnlinked(
            String staffId, @PersonalData(of = "staffId") String login, Instant at) implements StaffEvent {}

    record Left(String staffId) implements StaffEvent {}

    /** What is personal about them is erased: their data key is destroyed. */
    record Erased(String staffId) implements StaffEvent {}

    /** Engaged for a seat at a gathering. */
    record Engaged(String staffId, String gatheringId, String role, Instant startsAt, Instant endsAt)
            implements StaffEvent {}

    /** The engagement moved with its gathering. */
    record EngagementMoved(String staffId, String gatheringId, Instant startsAt, Instant endsAt)
            implements StaffEvent {}

    /** The engagement was released. */
    record Released(String staffId, String gatheringId) implements StaffEvent {}
}
