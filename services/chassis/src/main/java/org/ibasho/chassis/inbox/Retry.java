package org.ibasho.chassis.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How soon a message that failed is tried again: each time twice as late as before.
 *
 * @param first after the first failure
 * @param longest never later than this
 * @param attempts after this many a message waits for an operator, unless its failure passes by itself
 * @param databaseLongest while the database is unavailable, the inbox looks at least this often whether it is back
 */
@ConfigurationProperties("ibasho.inbox.retry")
record Retry(
        @DefaultValue("100ms") Duration first,
        @DefaultValue("1m") Duration longest,
        @DefaultValue("12") int attempts,
        @DefaultValue("2s") Duration databaseLongest) {

    private static final int MOST_DOUBLINGS = 20;

    /** How long to wait after a number of attempts that failed. */
    Duration after(int failed) {
        Duration delay = first.multipliedBy(1L << Math.clamp(failed - 1L, 0, MOST_DOUBLINGS));
        return delay.compareTo(longest) < 0 ? delay : longest;
    }

    /** Without an end, for what nothing but the database's return can help. */
    BackOff untilDatabaseReturns() {
        ExponentialBackOff slower = new ExponentialBackOff(first.toMillis(), 2);
        slower.setMaxInterval(databaseLongest.toMillis());
        return slower;
    }
}
