package org.ibasho.scheduling.notice.subscription;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes unconfirmed subscriptions that have expired, and counts that no longer limit anything. */
@Component
class SubscriptionSweep {

    private final Subscriptions subscriptions;
    private final SubscriptionLimits limits;
    private final Clock clock;

    SubscriptionSweep(Subscriptions subscriptions, SubscriptionLimits limits, Clock clock) {
        this.subscriptions = subscriptions;
        this.limits = limits;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        subscriptions.sweep(clock.instant());
        limits.sweep(clock.instant());
    }
}
