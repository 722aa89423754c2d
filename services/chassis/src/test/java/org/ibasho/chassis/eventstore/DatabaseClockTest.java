package org.ibasho.chassis.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class DatabaseClockTest {

    /** The database's own functions stand behind one that is an hour ahead, as a clock of the server would be. */
    private static final String AHEAD = """
            create function clock_timestamp() returns timestamptz language sql as
            $$ select pg_catalog.clock_timestamp() + interval '1 hour' $$
            """;

    @Test
    void says_what_the_database_says_and_not_what_this_machine_says() {
        try (StoreDatabase database = new StoreDatabase()) {
            database.define(AHEAD);
            JdbcTemplate jdbc = new JdbcTemplate(database.source());
            // a connection of the pool finds the function of this schema before the one that comes with the server
            Instant said = database.transactions().execute(begun -> {
                jdbc.execute("set local search_path = public, pg_catalog");
                return new DatabaseClock(jdbc).instant();
            });
            assertThat(said).isCloseTo(Instant.now().plus(1, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
        }
    }

    @Test
    void goes_on_with_the_time_that_passes() {
        try (StoreDatabase database = new StoreDatabase()) {
            JdbcTemplate jdbc = new JdbcTemplate(database.source());
            DatabaseClock clock = new DatabaseClock(jdbc);
            Instant first = clock.instant();
            Instant meanwhile = jdbc.query(
                            "select pg_sleep(0.2), clock_timestamp()",
                            (row, n) -> row.getObject(2, OffsetDateTime.class).toInstant())
                    .getFirst();
            assertThat(clock.instant()).isAfter(first).isCloseTo(meanwhile, within(150, ChronoUnit.MILLIS));
        }
    }
}
