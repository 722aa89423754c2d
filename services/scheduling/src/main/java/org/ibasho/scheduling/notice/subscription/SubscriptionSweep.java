package org.ibasho.scheduling.notice.subscription;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes unconfirmed subscriptions that have expired. */
@Component
class SubscriptionSweep {

    private final Subscriptions subscriptions;
    private final Clock clock;

    SubscriptionSweep(Subscriptions subscriptions, Clock clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        subscriptions.sweep(clock.instant());
    }
}
