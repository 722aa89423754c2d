package org.ibasho.web.limits;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How slow a client may be, and how many connections one address may have.
 *
 * @param headerTime how long the header of a request may take
 * @param bodyGrace how long a body may take before its rate counts
 * @param bodyRate bytes a second of a body, on average
 * @param bodyTime how long a body may take at most, whatever its rate
 * @param connectionsPerClient connections of one address at a time; 0 behind a proxy, where all have the same address
 */
@ConfigurationProperties("ibasho.pace")
record Pace(
        @DefaultValue("15s") Duration headerTime,
        @DefaultValue("10s") Duration bodyGrace,
        @DefaultValue("2000") int bodyRate,
        @DefaultValue("5m") Duration bodyTime,
        @DefaultValue("1000") int connectionsPerClient) {

    /** Whether a body of which so many bytes came in so many nanoseconds of waiting is too slow. */
    boolean isTooSlow(long bytes, long waited) {
        if (waited <= bodyGrace.toNanos()) {
            return false;
        }
        return waited > bodyTime.toNanos()
                || bytes < bodyRate * (double) waited / Duration.ofSeconds(1).toNanos();
    }
}
