package org.ibasho.scheduling.gathering;

import java.time.Instant;

/**
 * What a decision about a time and a place cannot know from the gathering itself.
 *
 * @param now when it is asked
 * @param lateRecord whether it was held already and is only now written down
 * @param venueTaken whether something else is there at that time, and nobody has said that this is all right. It rests on what
 *     the calendar shows: a warning, for a building can have two rooms
 */
public record Circumstances(Instant now, boolean lateRecord, boolean venueTaken) {}
