package org.ibasho.chassis.accesslog.expiry;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;

/**
 * The time for which this side keeps entries of the access log.
 *
 * @param period a month at least
 */
public record KeepingTerm(Period period) {

    /** As long as records of provision to third parties are to be kept, see ADR 0071. */
    public static final String DEFAULT = "P3Y";

    private static final Instant ANY_DAY = Instant.parse("2026-01-31T00:00:00Z");

    public KeepingTerm {
        if (before(ANY_DAY, period).isAfter(before(ANY_DAY, Period.ofMonths(1)))) {
            throw new IllegalArgumentException("ibasho.access-log.keep has to be a month at least");
        }
    }

    /** Entries that were written until then, and are seen now, have expired. */
    public Instant before(Instant now) {
        return before(now, period);
    }

    private static Instant before(Instant now, Period period) {
        return now.atOffset(ZoneOffset.UTC).minus(period).toInstant();
    }
}
