package org.ibasho.attendance.door.mark;

import java.time.Instant;

/**
 * One visit, as a device at the door notes it.
 *
 * @param id made by the device (UUID), so that a mark which is sent again is not a second visit
 * @param category what the visit counts as
 * @param at when it was noted, by the device's clock
 */
public record Mark(String id, VisitCategory category, Instant at) {}
