package org.ibasho.scheduling.staffing.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The time that the centre has to answer. The agreement on it is not public, so it is configuration.
 *
 * @param before how long before a gathering the answer is due
 * @param least the minimum time for the centre if the request is late
 */
@ConfigurationProperties("ibasho.dispatch.answer")
record AnswerTime(
        @DefaultValue("7d") Duration before,
        @DefaultValue("2d") Duration least) {

    /**
     * When the answer is due: always after the request and before the start. If the minimum time does not fit, it is
     * half of the remaining time.
     */
    Instant until(Instant askedAt, Instant startsAt) {
        Duration half = Duration.between(askedAt, startsAt).dividedBy(2);
        Instant earliest = askedAt.plus(least.compareTo(half) < 0 ? least : half);
        Instant wanted = startsAt.minus(before);
        return wanted.isAfter(earliest) ? wanted : earliest;
    }
}
