package org.ibasho.scheduling.notice.delivery;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.ibasho.scheduling.notice.NoticeReason;
import org.ibasho.scheduling.notice.subscription.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A notice to one subscriber.
 *
 * @param news the reason; null for the first message of a subscription
 * @param gatheringId the gathering; null for the first message of a subscription
 * @param attempts the number of attempts, including this one
 * @param address the encrypted address
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
