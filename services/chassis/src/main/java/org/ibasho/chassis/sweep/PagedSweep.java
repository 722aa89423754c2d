package org.ibasho.chassis.sweep;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Deletes old rows of a table, a page at a time. Each page is a short transaction of its own: a long one would hold
 * back the readers of the event store. It waits for no lock: a row that somebody holds is left for the next sweep.
 */
public final class PagedSweep {

    private static final int PAGE = 1_000;

    private final String delete;

    /**
     * @param table whose rows are swept
     * @param expired a condition on a row with one parameter, a time; there has to be an index for it
     */
    public PagedSweep(String table, String expired) {
        this.delete = """
            delete from %1$s where ctid = any (array(
                select ctid from %1$s where %2$s limit %3$d for update skip locked))
            """.formatted(table, expired, PAGE);
    }

    /**
     * Deletes the rows that have expired.
     *
     * @return how many
     */
    public long sweep(JdbcClient jdbc, Instant before) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a sweep has transactions of its own");
        }
        long all = 0;
        int page;
        do {
            page = jdbc.sql(delete).param(before.atOffset(ZoneOffset.UTC)).update();
            all += page;
        } while (page == PAGE && !Thread.currentThread().isInterrupted());
        return all;
    }
}
