package org.ibasho.scheduling.gathering.calendar;

import java.time.Instant;

/**
 * A gathering that the public knows of.
 *
 * @param changedAt when it became what it is
 */
public record AnnouncedGathering(CalendarEntry gathering, Instant changedAt) {}
