package org.ibasho.scheduling.gathering.staffing;

import org.ibasho.chassis.decision.Rule;
import org.ibasho.scheduling.programme.StaffRole;
import org.jspecify.annotations.Nullable;

/**
 * One seat of a gathering, or the missing seats of a role.
 *
 * @param staffId the staff member; null for a missing seat, or if the member who had it is erased
 * @param nickname what they are called; null like the id
 * @param missing the number of missing seats; 0 for an assigned seat
 * @param trouble the rule that the assignment violates now; null if none
 */
public record SeatChip(
        StaffRole role,
        @Nullable String staffId,
        @Nullable String nickname,
        int missing,
        @Nullable Rule trouble) {

    /** The missing seats of a role. */
    public static SeatChip missing(StaffRole role, int seats) {
        return new SeatChip(role, null, null, seats, null);
    }

    /** Whether the member who had the seat is erased. */
    public boolean isErased() {
        return staffId == null && missing == 0;
    }
}
