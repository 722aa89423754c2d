package org.ibasho.chassis.eventstore.reader;

import java.time.Duration;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.instance.Instance;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far each reader of the stored events has come: one row a reader in the table {@code reader_position}. The
 * methods join the caller's transaction, if there is one.
 *
 * <p>A reader that only one instance may be at is claimed by that instance. A claim ends ten seconds after it was last
 * extended ({@code ibasho.readers.claim}), by the database's clock: the clocks of the instances have no part in it. The
 * claim is the process's, and an instance that is killed and comes back under its name takes it over from its former
 * process.
 */
public final class ReaderPositions {

    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final long claimMillis;

    public ReaderPositions(JdbcClient jdbc) {
        this(jdbc, CLAIM);
    }

    /** @param claim how long a claim lasts unless it is extended */
    public ReaderPositions(JdbcClient jdbc, Duration claim) {
        this.jdbc = jdbc;
        this.claimMillis = claim.toMillis();
    }

    /** Another instance has claimed the reader meanwhile. */
    public static final class ClaimLost extends RuntimeException {

        ClaimLost(String reader) {
            super("another instance has claimed " + reader);
        }
    }

    /** Makes a reader's row, before the first event, unless it is there. */
    public void open(String reader) {
        jdbc.sql("insert into reader_position (reader) values (?) on conflict do nothing")
                .param(reader)
                .update();
    }

    /** All events up to here are done with; {@link StorePosition#START} for a reader that never began. */
    public StorePosition read(String reader) {
        return read(reader, "");
    }

    /** The same, and nobody else changes it until the transaction ends. The reader's row has to be there. */
    public StorePosition lock(String reader) {
        return read(reader, "for update");
    }

    private StorePosition read(String reader, String lock) {
        return jdbc.sql("select transaction_id::text::bigint, position from reader_position where reader = ? " + lock)
                .param(reader)
                .query((row, n) -> new StorePosition(row.getLong(1), row.getLong(2)))
                .optional()
                .orElse(StorePosition.START);
    }

    /** Sets a position whose row the caller has locked. */
    public void set(String reader, StorePosition position) {
        jdbc.sql("update reader_position set transaction_id = ?::text::xid8, position = ? where reader = ?")
                .params(Long.toString(position.transactionId()), position.index(), reader)
                .update();
    }

    /** Moves a position forward. Of two instances the one that is ahead counts: a position never goes back. */
    public void advance(String reader, StorePosition position) {
        String transactionId = Long.toString(position.transactionId());
        jdbc.sql("""
            update reader_position set transaction_id = ?::text::xid8, position = ?
            where reader = ? and (transaction_id, position) < (?::text::xid8, ?)
            """)
                .params(transactionId, position.index(), reader, transactionId, position.index())
                .update();
    }

    /**
     * Claims a reader for an instance. Returns whether it could: the reader is free, or is the instance's already. An
     * instance that could not has taken no lock and no transaction number.
     */
    public boolean claim(String reader, String instance) {
        if (isClaimedByAnother(reader, instance)) {
            return false;
        }
        open(reader);
        int claimed = jdbc.sql("""
            update reader_position
            set claimed_by = :instance, claimed_until = clock_timestamp() + :claim * interval '1 ms'
            where reader = :reader
                and (claimed_by is null or claimed_by = :instance or claimed_until < clock_timestamp())
            """)
                .param("instance", instance)
                .param("claim", claimMillis)
                .param("reader", reader)
                .update();
        return claimed == 1;
    }

    /**
     * Takes over what another process of the instance's name has claimed, its former one as a rule. If that one still
     * runs, it has lost the claim. To be called once, by a process that begins: of two processes under one name, the
     * later one has the claim.
     */
    public void takeOver(String reader, Instance instance) {
        jdbc.sql("""
            update reader_position set claimed_by = :process
            where reader = :reader and claimed_by <> :process and split_part(claimed_by, '/', 1) = :name
            """)
                .param("process", instance.process())
                .param("reader", reader)
                .param("name", instance.name())
                .update();
    }

    private boolean isClaimedByAnother(String reader, String instance) {
        return jdbc.sql("""
            select exists (
                select from reader_position
                where reader = ? and claimed_by <> ? and claimed_until >= clock_timestamp())
            """).params(reader, instance).query(Boolean.class).single();
    }

    /**
     * Extends a claim.
     *
     * @throws ClaimLost if it is another instance's by now
     */
    public void extendClaim(String reader, String instance) {
        int extended = jdbc.sql("""
            update reader_position set claimed_until = clock_timestamp() + ? * interval '1 ms'
            where reader = ? and claimed_by = ?
            """).params(claimMillis, reader, instance).update();
        check(reader, extended);
    }

    /**
     * Sets the position of a reader that is claimed, and extends the claim. The commit does not wait for the disk: a
     * server that loses it has an earlier position, and the reader repeats what it has done since.
     *
     * @throws ClaimLost if it is another instance's by now; the position stays as it is
     */
    public void setClaimed(String reader, String instance, StorePosition position) {
        int set = jdbc.sql("""
            update reader_position set transaction_id = ?::text::xid8, position = ?,
                claimed_until = clock_timestamp() + ? * interval '1 ms'
            where reader = ? and claimed_by = ? and set_config('synchronous_commit', 'off', true) is not null
            """)
                .params(Long.toString(position.transactionId()), position.index(), claimMillis, reader, instance)
                .update();
        check(reader, set);
    }

    private static void check(String reader, int rows) {
        if (rows != 1) {
            throw new ClaimLost(reader);
        }
    }

    /** Gives a claim up, so that another instance can take over at once. */
    public void release(String reader, String instance) {
        jdbc.sql("""
            update reader_position set claimed_by = null, claimed_until = null where reader = ? and claimed_by = ?
            """).params(reader, instance).update();
    }
}
