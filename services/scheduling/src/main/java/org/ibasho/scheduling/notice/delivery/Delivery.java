package org.ibasho.scheduling.notice.delivery;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.ibasho.scheduling.notice.NoticeReason;
import org.ibasho.scheduling.notice.subscription.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be told to somebody.
 *
 * @param news what happened; null where a yes is asked for
 * @param gatheringId to which gathering; null where a yes is asked for
 * @param attempts how often it has been tried, this time included
 * @param address sealed
 */
record Delivery(
        UUID eventId,
        UUID subscriptionId,
        Channel channel,
        @Nullable NoticeReason news,
        @Nullable String gatheringId,
        Instant happenedAt,
        int attempts,
        String address,
        Locale language) {}
