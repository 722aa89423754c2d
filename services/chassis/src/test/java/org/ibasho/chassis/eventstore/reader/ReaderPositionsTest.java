package org.ibasho.chassis.eventstore.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.instance.Instance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReaderPositionsTest {

    private static final String READER = "outbox";
    private static final StorePosition TENTH = new StorePosition(1_000, 10);

    /**
     * The database's own function stands behind one that is some seconds ahead, as if these had passed on the server.
     */
    private static final String LATER = """
        create function clock_timestamp() returns timestamptz language sql as
        $$ select pg_catalog.clock_timestamp() + interval '%d seconds' $$
        """;

    private final StoreDatabase database = new StoreDatabase();
    private final ReaderPositions positions = new ReaderPositions(database.jdbc());

    @AfterEach
    void close() {
        database.close();
    }

    /** A connection that finds the function of this schema before the one that comes with the server. */
    private boolean claimsLater(String instance) {
        return Boolean.TRUE.equals(database.transactions().execute(begun -> {
            database.jdbc().sql("set local search_path = public, pg_catalog").update();
            return positions.claim(READER, instance);
        }));
    }

    @Test
    void a_reader_that_never_began_is_before_the_first_event() {
        assertThat(positions.read(READER)).isEqualTo(StorePosition.START);
    }

    @Test
    void a_position_never_goes_back_when_two_instances_advance_it() {
        positions.open(READER);
        positions.advance(READER, TENTH);
        positions.advance(READER, new StorePosition(999, 12));
        assertThat(positions.read(READER)).isEqualTo(TENTH);
        positions.advance(READER, new StorePosition(1_000, 11));
        assertThat(positions.read(READER)).isEqualTo(new StorePosition(1_000, 11));
    }

    @Test
    void only_one_instance_has_a_claim_until_it_releases_it() {
        assertThat(positions.claim(READER, "one")).isTrue();
        assertThat(positions.claim(READER, "two")).isFalse();
        positions.release(READER, "two");
        assertThat(positions.claim(READER, "two")).isFalse();
        positions.release(READER, "one");
        assertThat(positions.claim(READER, "two")).isTrue();
    }

    private String numberAndLocksOf(Runnable work) {
        return database.transactions().execute(begun -> {
            work.run();
            return database.jdbc().sql("""
                select coalesce(pg_current_xact_id_if_assigned()::text, 'none') || ' '
                    || (select count(*) from pg_locks where pid = pg_backend_pid()
                        and (locktype in ('tuple', 'transactionid', 'advisory') or mode = 'RowExclusiveLock'))
                """).query(String.class).single();
        });
    }

    @Test
    void an_instance_that_stands_by_takes_no_transaction_number_and_no_lock() {
        positions.claim(READER, "one");
        assertThat(numberAndLocksOf(
                        () -> assertThat(positions.claim(READER, "two")).isFalse()))
                .isEqualTo("none 0");
    }

    @Test
    void a_process_that_comes_back_has_its_claim_still() {
        assertThat(positions.claim(READER, "one")).isTrue();
        assertThat(positions.claim(READER, "one")).isTrue();
    }

    @Test
    void a_process_that_begins_takes_over_from_another_one_of_its_name_which_has_lost_the_claim() {
        Instance former = new Instance("one", "one/a");
        Instance later = new Instance("one", "one/b");
        assertThat(positions.claim(READER, former.process())).isTrue();
        positions.takeOver(READER, later);
        assertThat(positions.claim(READER, former.process())).isFalse();
        assertThatExceptionOfType(ReaderPositions.ClaimLost.class)
                .isThrownBy(() -> positions.setClaimed(READER, former.process(), TENTH));
        assertThat(positions.claim(READER, later.process())).isTrue();
    }

    @Test
    void nobody_takes_over_from_an_instance_of_another_name() {
        assertThat(positions.claim(READER, "one/a")).isTrue();
        positions.takeOver(READER, new Instance("on", "on/b"));
        positions.takeOver(READER, new Instance("one-1", "one-1/b"));
        positions.extendClaim(READER, "one/a");
        assertThat(positions.claim(READER, "one-1/b")).isFalse();
    }

    @Test
    void a_claim_lasts_ten_seconds_by_the_clock_of_the_database() {
        assertThat(positions.claim(READER, "one")).isTrue();
        database.define(LATER.formatted(8));
        assertThat(claimsLater("two")).isFalse();
    }

    @Test
    void a_claim_that_is_not_extended_ends_by_the_clock_of_the_database() {
        assertThat(positions.claim(READER, "one")).isTrue();
        database.define(LATER.formatted(11));
        assertThat(claimsLater("two")).isTrue();
        assertThatExceptionOfType(ReaderPositions.ClaimLost.class)
                .isThrownBy(() -> positions.extendClaim(READER, "one"));
        assertThatExceptionOfType(ReaderPositions.ClaimLost.class)
                .isThrownBy(() -> positions.setClaimed(READER, "one", TENTH));
        assertThat(positions.read(READER)).isEqualTo(StorePosition.START);
    }

    @Test
    void a_claim_lasts_as_long_as_is_configured() {
        ReaderPositions shorter = new ReaderPositions(database.jdbc(), Duration.ofSeconds(4));
        assertThat(shorter.claim(READER, "one")).isTrue();
        shorter.extendClaim(READER, "one");
        shorter.setClaimed(READER, "one", TENTH);
        database.define(LATER.formatted(5));
        assertThat(claimsLater("two")).isTrue();
        database.define(
                LATER.replace("create function", "create or replace function").formatted(10 + 4));
        assertThat(claimsLater("three")).isFalse();
    }

    @Test
    void whoever_has_the_claim_sets_the_position_forward_and_back() {
        positions.claim(READER, "one");
        positions.setClaimed(READER, "one", TENTH);
        assertThat(positions.read(READER)).isEqualTo(TENTH);
        positions.setClaimed(READER, "one", StorePosition.START);
        assertThat(positions.read(READER)).isEqualTo(StorePosition.START);
    }
}
