package org.ibasho.local.loader.year;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** A stretch of one day, by Japan's clocks. */
public record Span(LocalDate day, Hours hours) {

    /** Japan has had no other offset since 1951. */
    public static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

    /** From when to when. */
    public record Hours(LocalTime from, LocalTime to) {}

    public OffsetDateTime startsAt() {
        return day.atTime(hours.from()).atOffset(JAPAN);
    }

    public OffsetDateTime endsAt() {
        return day.atTime(hours.to()).atOffset(JAPAN);
    }

    /** The moment of one of several things that are spread evenly over the span. */
    public OffsetDateTime moment(int index, int count) {
        return startsAt()
                .plus(Duration.between(startsAt(), endsAt()).multipliedBy(index).dividedBy(count));
    }

    public YearMonth month() {
        return YearMonth.from(day);
    }
}
