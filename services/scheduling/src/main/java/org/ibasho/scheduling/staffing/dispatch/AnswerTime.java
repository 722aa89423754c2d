package org.ibasho.scheduling.staffing.dispatch;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the centre has time to answer. No agreement on it is public, so it is a setting.
 *
 * @param before how long before a gathering the NPO has to know who comes
 * @param least how long the centre has at least, if it is asked late
 */
@ConfigurationProperties("ibasho.dispatch.answer")
record AnswerTime(
        @DefaultValue("7d") Duration before,
        @DefaultValue("2d") Duration least) {

    /**
     * Until when an answer is asked for: always after it was asked and before the gathering begins. Who is asked so late that
     * the least time does not fit has half of what is left.
     */
    Instant until(Instant askedAt, Instant startsAt) {
        Duration half = Duration.between(askedAt, startsAt).dividedBy(2);
        Instant earliest = askedAt.plus(least.compareTo(half) < 0 ? least : half);
        Instant wanted = startsAt.minus(before);
        return wanted.isAfter(earliest) ? wanted : earliest;
    }
}
