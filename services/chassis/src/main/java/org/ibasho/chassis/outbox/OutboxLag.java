package org.ibasho.chassis.outbox;

import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.ReaderPositions;
import org.ibasho.chassis.lag.Lag;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** How many stored events the relay has not published yet, whichever instance has the relay. */
final class OutboxLag {

    /**
     * Counted exactly up to here; beyond it, by the distance of positions, which rolled back appends make a little
     * too large.
     */
    private static final long COUNTED = 10_000;

    private static final String LEFT = """
            select count(*), coalesce(extract(epoch from clock_timestamp() - min(recorded_at)), 0)
            from (select recorded_at from event where (transaction_id, position) > (?::text::xid8, ?)
                  order by transaction_id, position limit ?) as waiting
            """;

    private static final String LAST = "select position from event order by transaction_id desc, position desc limit 1";

    private final JdbcClient jdbc;

    OutboxLag(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Lag measure() {
        try {
            StorePosition told = new ReaderPositions(jdbc).read(OutboxRelay.NAME);
            Lag lag = jdbc.sql(LEFT)
                    .params(Long.toString(told.transactionId()), told.index(), COUNTED)
                    .query((row, n) -> new Lag(row.getLong(1), Math.max(0, row.getDouble(2))))
                    .single();
            return lag.events() < COUNTED ? lag : new Lag(Math.max(COUNTED, last() - told.index()), lag.seconds());
        } catch (DataAccessException | TransactionException away) {
            return Lag.UNKNOWN;
        }
    }

    private long last() {
        return jdbc.sql(LAST).query(Long.class).single();
    }
}
