package org.ibasho.scheduling.gathering.staffing;

import org.ibasho.chassis.decision.Rule;
import org.ibasho.scheduling.programme.StaffRole;
import org.jspecify.annotations.Nullable;

/**
 * One seat of a gathering, or the missing seats of a role together.
 *
 * @param nickname who has the seat; null for a missing one
 * @param missing how many are missing; 0 where somebody has the seat
 * @param trouble the rule that whoever has the seat breaks by now; null if none
 */
public record SeatChip(
        StaffRole role,
        @Nullable String nickname,
        int missing,
        @Nullable Rule trouble) {}
