package org.ibasho.chassis.eventstore.numbers;

/**
 * Up to which transaction number events can be read, as SQL: every transaction below it that can have stored events
 * here has ended. Both forms are computed from the snapshot of the statement that reads, so no event can become visible
 * later below a bound that a reader went by.
 */
public final class ReadableBound {

    /** The oldest transaction on the server that has not ended, whatever database it is in. */
    public static final String OF_SERVER = "transaction_number(pg_snapshot_xmin(pg_current_snapshot()))";

    /**
     * The oldest one of those that are not certainly in another database. A transaction is left out only if a session
     * is seen to have its number now and that session is connected to another database, which it is for as long as it
     * lives. The sessions are looked at after the snapshot was taken: a transaction of the snapshot that has ended
     * meanwhile is no session's any more, and holds readers back until the next look. So do a prepared transaction,
     * which no session has, and this very transaction, which its own snapshot does not name. On a standby the snapshot
     * names none.
     *
     * <p>Numbers and databases of sessions are visible to every role.
     *
     * <p>Not for a transaction of several statements: there the server shows sessions as they were at the first look.
     */
    public static final String OF_DATABASE = """
        (select transaction_number(case when pg_is_in_recovery() then pg_snapshot_xmin(pg_current_snapshot())
            else least(
                min(open.number), pg_snapshot_xmax(pg_current_snapshot()), pg_current_xact_id_if_assigned()) end)
        from pg_snapshot_xip(pg_current_snapshot()) as open (number)
        where not exists (
            select from pg_stat_activity session
            where session.backend_xid::text::bigint = open.number::text::bigint % 4294967296
                and session.datid <> (select oid from pg_database where datname = current_database())))
        """;

    private ReadableBound() {}
}
