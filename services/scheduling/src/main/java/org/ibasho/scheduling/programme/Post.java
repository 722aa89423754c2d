package org.ibasho.scheduling.programme;

import org.jspecify.annotations.Nullable;

/**
 * The seats of one role at a gathering (支援職員体制).
 *
 * @param needed how many have to be filled
 * @param most how many there are
 * @param qualification what else is asked for, if anything
 */
public record Post(
        StaffRole role, int needed, int most, @Nullable Qualification qualification) {}
