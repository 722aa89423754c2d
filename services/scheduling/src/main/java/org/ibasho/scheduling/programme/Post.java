package org.ibasho.scheduling.programme;

import org.jspecify.annotations.Nullable;

/**
 * The seats of one role at a gathering (支援職員体制).
 *
 * @param needed the number of seats that must be filled
 * @param most the number of seats
 * @param qualification the required qualification; null for none
 */
public record Post(
        StaffRole role, int needed, int most, @Nullable Qualification qualification) {}
