package org.ibasho.chassis.projection.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.eventstore.StorePosition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadModelRowTest {

    private final StoreDatabase database = new StoreDatabase();
    private final JdbcClient jdbc = database.jdbc();
    private final ReadModelRow row = new ReadModelRow(new ReadModelDefinition("things", ""));

    @BeforeEach
    void open() {
        row.open(jdbc);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /**
     * A commit is visible, and releases the row, a moment before other sessions are told of the new names of schemas.
     * The first transaction below is a swap in that moment: of its locks only the advisory one is left.
     */
    @Test
    void a_projector_waits_until_a_swap_has_ended_and_not_only_until_its_commit_is_visible() {
        long key = advisoryLock();
        CompletableFuture<StorePosition> projector = database.transactions().execute(swap -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(key).query().singleRow();
            assertThat(freeRows()).isEqualTo(1);
            CompletableFuture<StorePosition> locked =
                    CompletableFuture.supplyAsync(() -> database.transactions().execute(projecting -> row.lock(jdbc)));
            await().untilAsserted(() -> assertThat(waiting()).isEqualTo(1));
            assertThat(locked).isNotDone();
            return locked;
        });

        assertThat(projector).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(StorePosition.START);
    }

    @Test
    void an_instance_that_finds_events_shown_takes_no_transaction_number_and_no_lock() {
        StorePosition reached = new StorePosition(7, 1);
        row.shown(jdbc, reached);

        assertThat(database.transactions().<String>execute(looking -> {
                    assertThat(row.lockUnlessShown(jdbc, reached)).isEmpty();
                    return numberAndLocks();
                }))
                .isEqualTo("no number, 0 locks");
    }

    @Test
    void an_instance_that_waited_for_another_one_takes_no_transaction_number_either() {
        StorePosition reached = new StorePosition(7, 1);
        CompletableFuture<String> waited = database.transactions().execute(projecting -> {
            assertThat(row.lockUnlessShown(jdbc, reached)).contains(StorePosition.START);
            CompletableFuture<String> other =
                    CompletableFuture.supplyAsync(() -> database.transactions().execute(looking -> {
                        assertThat(row.lockUnlessShown(jdbc, reached)).isEmpty();
                        return numberAndLocks();
                    }));
            await().untilAsserted(() -> assertThat(waiting()).isEqualTo(1));
            row.shown(jdbc, reached);
            return other;
        });

        assertThat(waited).succeedsWithin(Duration.ofSeconds(30)).isEqualTo("no number, 0 locks");
    }

    /** A builder that slept through all of it must not take the successor's tables for its own. */
    @Test
    void a_build_has_another_number_than_any_before_it_although_the_row_was_deleted_meanwhile() {
        long slept = row.begin(jdbc, 0);
        jdbc.sql("update read_model set used_at = now() - interval '2 days'").update();
        UnusedDefinitions unused = new UnusedDefinitions(List.of("others_00000000"), Duration.ofDays(1));
        assertThat(unused.find(jdbc)).hasSize(1).allMatch(id -> unused.forget(jdbc, id));
        row.open(jdbc);
        long successor = row.begin(jdbc, 0);

        row.check(jdbc, successor);
        assertThatExceptionOfType(ReadModelRow.BuildLost.class).isThrownBy(() -> row.check(jdbc, slept));
    }

    @Test
    void a_definition_is_unused_only_if_no_program_uses_it_and_this_one_does_not_know_it() {
        assertThat(new UnusedDefinitions(List.of(), Duration.ofDays(1)).find(jdbc))
                .isEmpty();
        jdbc.sql("update read_model set used_at = now() - interval '2 days'").update();
        String id = new ReadModelDefinition("things", "").id();
        assertThat(new UnusedDefinitions(List.of(id), Duration.ofDays(1)).find(jdbc))
                .isEmpty();
        UnusedDefinitions unused = new UnusedDefinitions(List.of(), Duration.ofDays(1));
        assertThat(unused.find(jdbc)).containsExactly(id);
        row.use(jdbc);
        assertThat(unused.find(jdbc)).isEmpty();
        assertThat(unused.forget(jdbc, id)).isFalse();
    }

    @Test
    void what_is_in_use_must_not_look_unused_between_two_signs_of_life() {
        assertThatIllegalArgumentException().isThrownBy(() -> new UnusedDefinitions(List.of(), Duration.ofMinutes(1)));
    }

    /** The number and row locks of this transaction; the advisory lock, which holds no row, does not count. */
    private String numberAndLocks() {
        return jdbc.sql("""
            select coalesce(pg_current_xact_id_if_assigned()::text, 'no number') || ', '
                || (select count(*) from pg_locks
                    where pid = pg_backend_pid() and mode in ('RowShareLock', 'RowExclusiveLock')) || ' locks'
            """).query(String.class).single();
    }

    /** The key of the advisory lock that a transaction holds which has locked the position. */
    private long advisoryLock() {
        List<Long> keys = database.transactions().execute(projecting -> {
            row.lock(jdbc);
            return jdbc.sql("""
                select (classid::bigint << 32) | objid::bigint from pg_locks
                where locktype = 'advisory' and granted and pid = pg_backend_pid()
                """).query(Long.class).list();
        });
        assertThat(keys)
                .as("advisory locks of a transaction that has locked the position")
                .hasSize(1);
        return keys.getFirst();
    }

    private long freeRows() {
        return jdbc.sql("select count(*) from (select 1 from reader_position for update skip locked) free")
                .query(Long.class)
                .single();
    }

    private long waiting() {
        return jdbc.sql("""
            select count(*) from pg_locks
            where locktype = 'advisory' and not granted
                and database = (select oid from pg_database where datname = current_database())
            """).query(Long.class).single();
    }
}
