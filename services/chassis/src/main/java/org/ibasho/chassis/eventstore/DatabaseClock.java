package org.ibasho.chassis.eventstore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The database's clock, which is the same for all instances of a service. By it they say since when a reader is claimed: by clocks of
 * their own, one that is an hour ahead would take every claim, and after its end nobody could take it back for an hour.
 *
 * <p>Asks the database now and then, and goes on from its answer by the time that passes here, whatever the time of day is.
 */
final class DatabaseClock extends Clock {

    private static final long GOOD_FOR_NANOS = Duration.ofMinutes(1).toNanos();

    private final JdbcTemplate jdbc;
    private volatile @Nullable Reading last;

    DatabaseClock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Instant instant() {
        Reading reading = last;
        if (reading == null) {
            reading = read();
            last = reading;
        } else if (System.nanoTime() - reading.nanos > GOOD_FOR_NANOS) {
            reading = readOrKeep(reading);
            last = reading;
        }
        return reading.at.plusNanos(System.nanoTime() - reading.nanos);
    }

    private Reading readOrKeep(Reading old) {
        try {
            return read();
        } catch (DataAccessException away) {
            return old;
        }
    }

    private Reading read() {
        long asked = System.nanoTime();
        Instant answer = jdbc.query(
                        "select clock_timestamp()",
                        (row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .getFirst();
        return new Reading(answer, asked);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only");
    }

    private record Reading(Instant at, long nanos) {}
}
