package org.ibasho.scheduling.staffing.staff;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ibasho.chassis.decision.Command;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.programme.StaffRole;
import org.jspecify.annotations.Nullable;

/** What can be asked of a member of staff. */
public sealed interface StaffCommand extends Command {

    /** The member of staff (UUID). */
    String staffId();

    @Override
    default String streamId() {
        return staffId();
    }

    /** Somebody begins to work here. */
    record Join(String staffId, String nickname, Set<StaffRole> roles, List<StaffMember.Held> qualifications)
            implements StaffCommand {}

    /** Everything that is known of somebody is said anew. */
    record Change(String staffId, String nickname, Set<StaffRole> roles, List<StaffMember.Held> qualifications)
            implements StaffCommand {}

    /** Somebody cannot come from then (inclusive) until then (exclusive). */
    record NoteAway(String staffId, Instant from, Instant until) implements StaffCommand {}

    /** Takes a note back. */
    record DropAway(String staffId, Instant from, Instant until) implements StaffCommand {}

    /** @param now what is over by then stands in nobody's way */
    record BeginBreak(String staffId, Instant now) implements StaffCommand {}

    record EndBreak(String staffId) implements StaffCommand {}

    /** @param now what is over by then stands in nobody's way */
    record Leave(String staffId, Instant now) implements StaffCommand {}

    /**
     * Takes a seat at a gathering.
     *
     * @param needed the qualification that the seat asks for, if any
     */
    record Engage(
            String staffId,
            StaffMember.Engagement engagement,
            @Nullable Qualification needed) implements StaffCommand {}

    /** The gathering has moved. Refused to nobody: who cannot come then is shown on the roster. */
    record MoveEngagement(String staffId, String gatheringId, Instant startsAt, Instant endsAt)
            implements StaffCommand {}

    /** Gives the seat up; nobody asks why. */
    record Release(String staffId, String gatheringId) implements StaffCommand {}
}
