package org.ibasho.scheduling.gathering.calendar;

import java.time.Instant;

/**
 * An announced gathering.
 *
 * @param changedAt the time of its last change
 */
public record AnnouncedGathering(CalendarEntry gathering, Instant changedAt) {}
