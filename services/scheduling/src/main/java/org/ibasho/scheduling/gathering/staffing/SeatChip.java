package org.ibasho.scheduling.gathering.staffing;

import org.ibasho.chassis.decision.Rule;
import org.ibasho.scheduling.programme.StaffRole;
import org.jspecify.annotations.Nullable;

/**
 * One seat of a gathering, or the missing seats of a role.
 *
 * @param nickname the staff member; null for a missing seat
 * @param missing the number of missing seats; 0 for an assigned seat
 * @param trouble the rule that the assignment violates now; null if none
 */
public record SeatChip(
        StaffRole role,
        @Nullable String nickname,
        int missing,
        @Nullable Rule trouble) {}
