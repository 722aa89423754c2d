package org.ibasho.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Japan's time zone: every gathering takes place in it, and every day and month is a day and month there. */
public final class Tokyo {

    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    private Tokyo() {}

    /** The day of an instant. */
    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    /** The day that the clock shows. */
    public static LocalDate today(Clock clock) {
        return day(clock.instant());
    }

    /** An instant with Japan's offset: the form in which every API answer and contract event states a time. */
    public static OffsetDateTime time(Instant at) {
        return at.atZone(ZONE).toOffsetDateTime();
    }

    /** The first instant of a day, as a query parameter. */
    public static OffsetDateTime startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toOffsetDateTime();
    }
}
