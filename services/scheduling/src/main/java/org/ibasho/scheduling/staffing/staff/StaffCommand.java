package org.ibasho.scheduling.staffing.staff;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ibasho.chassis.decision.Command;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.programme.StaffRole;
import org.jspecify.annotations.Nullable;

/** The commands of a staff member. */
public sealed interface StaffCommand extends Command {

    /** The staff member's id (UUID). */
    String staffId();

    @Override
    default String streamId() {
        return staffId();
    }

    /** Add a new staff member. */
    record Join(String staffId, String nickname, Set<StaffRole> roles, List<StaffMember.Held> qualifications)
            implements StaffCommand {}

    /** Replace the data of a staff member. */
    record Change(String staffId, String nickname, Set<StaffRole> roles, List<StaffMember.Held> qualifications)
            implements StaffCommand {}

    /** Add an absence, from inclusive, until exclusive. */
    record NoteAway(String staffId, Instant from, Instant until) implements StaffCommand {}

    /** Withdraw an absence. */
    record DropAway(String staffId, Instant from, Instant until) implements StaffCommand {}

    /** @param now the time of the request; earlier engagements do not matter */
    record BeginBreak(String staffId, Instant now) implements StaffCommand {}

    record EndBreak(String staffId) implements StaffCommand {}

    /** @param now the time of the request; earlier engagements do not matter */
    record Leave(String staffId, Instant now) implements StaffCommand {}

    /** Erase what is personal about somebody who has left, for good. */
    record Erase(String staffId) implements StaffCommand {}

    /**
     * Link a login to them.
     *
     * @param login the login's id in the realm ({@code sub})
     * @param now the time of the request
     */
    record LinkLogin(String staffId, String login, Instant now) implements StaffCommand {}

    /** End the link of a login. */
    record UnlinkLogin(String staffId, String login, Instant now) implements StaffCommand {}

    /**
     * Engage for a seat at a gathering.
     *
     * @param needed the qualification that the seat requires; null for none
     */
    record Engage(
            String staffId,
            StaffMember.Engagement engagement,
            @Nullable Qualification needed) implements StaffCommand {}

    /** Move the engagement with the gathering. Never refused: the roster shows who is unavailable then. */
    record MoveEngagement(String staffId, String gatheringId, Instant startsAt, Instant endsAt)
            implements StaffCommand {}

    /** Release the engagement; no reason is recorded. */
    record Release(String staffId, String gatheringId) implements StaffCommand {}
}
