package org.ibasho.scheduling.notice.delivery;

import java.time.Instant;
import java.util.UUID;
import org.ibasho.scheduling.notice.PendingNotice;

/**
 * Something that happened to a gathering and is to be told.
 *
 * @param eventId the stored event
 * @param version its number in the gathering's history
 */
public record Change(UUID eventId, String gatheringId, long version, Instant at, PendingNotice notice) {}
