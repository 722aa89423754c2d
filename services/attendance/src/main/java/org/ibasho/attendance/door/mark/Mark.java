package org.ibasho.attendance.door.mark;

import java.time.Instant;

/**
 * One visit, as recorded by a device at the door.
 *
 * @param id created by the device (UUID), so that a repeated mark is not a second visit
 * @param category what the visit counts as
 * @param at when it was recorded, by the device's clock
 */
public record Mark(String id, VisitCategory category, Instant at) {}
