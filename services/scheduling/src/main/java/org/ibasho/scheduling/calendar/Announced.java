package org.ibasho.scheduling.calendar;

import java.time.Instant;

/**
 * A gathering that the public knows of.
 *
 * @param changedAt when it became what it is
 */
public record Announced(CalendarEntry gathering, Instant changedAt) {}
