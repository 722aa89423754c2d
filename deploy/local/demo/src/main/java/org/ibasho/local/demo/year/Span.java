package org.ibasho.local.demo.year;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A stretch of one day, by Japan's clocks. */
public record Span(LocalDate day, Hours hours) {

    /** Japan has had no other offset since 1951. */
    public static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

    /** From when to when. */
    public record Hours(LocalTime from, LocalTime to) {

        private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

        /** Reads hours such as {@code 13:30-16:00}. */
        @JsonCreator
        static Hours parse(String written) {
            String[] ends = written.strip().split("\\s*[-–〜~]\\s*", -1);
            if (ends.length != 2) {
                throw new InvalidValue("NotFromTo", written);
            }
            Hours hours = new Hours(time(ends[0]), time(ends[1]));
            if (!hours.to.isAfter(hours.from)) {
                throw new InvalidValue("EndBeforeStart", written);
            }
            return hours;
        }

        private static LocalTime time(String written) {
            try {
                return LocalTime.parse(written, CLOCK);
            } catch (DateTimeException noTime) {
                throw new InvalidValue("NotATime", written);
            }
        }
    }

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
