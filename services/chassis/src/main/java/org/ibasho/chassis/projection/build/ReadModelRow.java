package org.ibasho.chassis.projection.build;

import java.time.Duration;
import java.util.Optional;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.ReaderPositions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The state of one definition of a read model: its row in the table {@code read_model}, and its position among the
 * events. The methods join the caller's transaction.
 */
public final class ReadModelRow {

    private static final int COUNTED = 100_000;

    private final ReadModelDefinition definition;
    private final String id;

    public ReadModelRow(ReadModelDefinition definition) {
        this.definition = definition;
        this.id = definition.id();
    }

    /**
     * The content of the row.
     *
     * @param live whether there is something to show
     * @param building whether another is being built, or was when its builder died
     */
    public record Entry(boolean live, boolean building, long done, long total) {}

    /** How far behind the store it is. */
    public record Lag(long events, Duration age) {}

    /** Makes the row, unless it is there, and says that a process uses it. */
    public void open(JdbcClient jdbc) {
        jdbc.sql("""
            insert into read_model (id, name, definition) values (?, ?, ?)
            on conflict (id) do update set used_at = now()
            """).params(id, definition.name(), definition.checksum()).update();
        new ReaderPositions(jdbc).open(id);
    }

    /** Says that a process uses it; writes about once a minute, however often it is called. */
    public void use(JdbcClient jdbc) {
        jdbc.sql("update read_model set used_at = now() where id = ? and used_at < now() - interval '1 minute'")
                .param(id)
                .update();
    }

    /**
     * Reads the row. The commit of the transaction that it is read in does not wait for the disk: what a crash
     * takes back is rows and position together, and is then shown again.
     */
    public Entry read(JdbcClient jdbc) {
        return jdbc.sql("""
            select set_config('synchronous_commit', 'off', true), live_since is not null as live,
                building_since is not null as building, building_done, building_total
            from read_model where id = ?
            """)
                .param(id)
                .query((row, n) -> new Entry(
                        row.getBoolean("live"),
                        row.getBoolean("building"),
                        row.getLong("building_done"),
                        row.getLong("building_total")))
                .single();
    }

    /** All events up to here are shown. */
    public StorePosition position(JdbcClient jdbc) {
        return new ReaderPositions(jdbc).read(id);
    }

    /**
     * All events up to here are shown, and nobody shows more until the transaction ends: of all instances one shows
     * events at a time.
     *
     * <p>The row's lock is not enough. PostgreSQL makes a commit visible, and with it the row free, a moment before it
     * tells other sessions that schemas were renamed. Somebody who locked the row in that moment would see a swap's
     * position and write into the tables that it replaced. The advisory lock ends after that message.
     */
    public StorePosition lock(JdbcClient jdbc) {
        lockInstances(jdbc);
        return new ReaderPositions(jdbc).lock(id);
    }

    /**
     * The same unless all events up to a position are shown. Then it is empty, and the transaction has no lock on a row
     * and no transaction number: the instances that find a batch shown cost the others nothing.
     */
    public Optional<StorePosition> lockUnlessShown(JdbcClient jdbc, StorePosition upTo) {
        if (isShown(jdbc, upTo)) {
            return Optional.empty();
        }
        lockInstances(jdbc);
        return isShown(jdbc, upTo) ? Optional.empty() : Optional.of(new ReaderPositions(jdbc).lock(id));
    }

    private boolean isShown(JdbcClient jdbc, StorePosition upTo) {
        return position(jdbc).compareTo(upTo) >= 0;
    }

    private void lockInstances(JdbcClient jdbc) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('position of read model ' || ?, 0))")
                .param(id)
                .query()
                .singleRow();
    }

    public void shown(JdbcClient jdbc, StorePosition upTo) {
        new ReaderPositions(jdbc).set(id, upTo);
    }

    /** A builder has lost its lock: another build has begun, and this one must not write any more. */
    public static final class BuildLost extends RuntimeException {

        BuildLost(String readModel, long build) {
            super("build %d of read model %s has been replaced by another one".formatted(build, readModel));
        }
    }

    /**
     * Begins a build. Every earlier one has lost from now on, whatever its process still does. The number is that of
     * the transaction: none comes twice, not even after the row was deleted and made again.
     *
     * @param total the position of the last event
     * @return the build's number
     */
    long begin(JdbcClient jdbc, long total) {
        return jdbc.sql("""
            update read_model
            set build = pg_current_xact_id()::text::bigint,
                building_since = now(), building_done = 0, building_total = ?
            where id = ? returning build
            """).params(total, id).query(Long.class).single();
    }

    /**
     * Makes sure that a build has not been replaced, and that none replaces it before the transaction ends.
     *
     * @throws BuildLost if another one has begun
     */
    void check(JdbcClient jdbc, long build) {
        require(
                build,
                jdbc.sql("select 1 from read_model where id = ? and build = ? for share")
                        .params(id, build)
                        .query(Integer.class)
                        .list()
                        .size());
    }

    private void require(long build, int rows) {
        if (rows != 1) {
            throw new BuildLost(id, build);
        }
    }

    void progress(JdbcClient jdbc, long build, long done) {
        jdbc.sql("""
            update read_model set building_done = ?, building_total = greatest(building_total, ?)
            where id = ? and build = ?
            """).params(done, done, id, build).update();
    }

    /** Nothing is being built any more, unless another process builds. */
    public void abandon(JdbcClient jdbc, long build) {
        jdbc.sql("update read_model set building_since = null where id = ? and build = ?")
                .params(id, build)
                .update();
    }

    void swapped(JdbcClient jdbc, long build, StorePosition place) {
        require(build, jdbc.sql("""
            update read_model set live_since = now(), building_since = null where id = ? and build = ?
            """).params(id, build).update());
        shown(jdbc, place);
    }

    /** Whether at most this many stored events are not shown yet. */
    public boolean isWithin(JdbcClient jdbc, int events) {
        StorePosition shown = position(jdbc);
        return jdbc.sql("""
            select count(*) from (
                select 1 from event where (transaction_id, position) > (?::text::xid8, ?)
                order by transaction_id, position limit ?) behind
            """)
                        .params(Long.toString(shown.transactionId()), shown.index(), events + 1)
                        .query(Integer.class)
                        .single()
                <= events;
    }

    public Lag lag(JdbcClient jdbc) {
        StorePosition shown = position(jdbc);
        return jdbc.sql("""
            select count(*), coalesce(extract(epoch from now() - min(recorded_at)), 0)
            from (
                select recorded_at from event
                where (transaction_id, position) > (?::text::xid8, ?)
                order by transaction_id, position
                limit %d) behind
            """.formatted(COUNTED))
                .params(Long.toString(shown.transactionId()), shown.index())
                .query((row, n) -> new Lag(row.getLong(1), Duration.ofMillis((long) (row.getDouble(2) * 1000))))
                .single();
    }
}
