package org.ibasho.scheduling.notice.delivery;

import java.time.Instant;
import java.util.UUID;
import org.ibasho.scheduling.notice.PendingNotice;

/**
 * A change of a gathering that subscribers are notified of.
 *
 * @param eventId the id of the stored event
 * @param version its sequence number in the gathering's stream
 */
public record Change(UUID eventId, String gatheringId, long version, Instant at, PendingNotice notice) {}
