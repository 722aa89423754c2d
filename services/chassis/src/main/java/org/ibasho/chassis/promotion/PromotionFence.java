package org.ibasho.chassis.promotion;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Opens the connections of a pool, and no connection to a server with another history than the first one had. Every
 * promotion of a standby, and every restore to a point in time, begins a timeline of PostgreSQL. What a process has in
 * memory (batches of events and messages, states of aggregates, positions) may not be true there, so the process ends
 * before it has asked the server anything, and begins again with what is stored.
 *
 * <p>A standby that was not promoted yet is refused: what it tells might be taken for the state after the promotion.
 *
 * <p>The first connection begins an era if the server has been promoted since the last one began.
 */
final class PromotionFence extends DelegatingDataSource {

    private static final Logger log = LoggerFactory.getLogger(PromotionFence.class);

    private static final int NONE = 0;

    /** The first digits of the name of the file that the server writes to; a standby writes none. */
    private static final String TIMELINE = """
        select case when pg_is_in_recovery() then %d
            else ('x' || left(pg_walfile_name(pg_current_wal_insert_lsn()), 8))::bit(32)::integer end
        """.formatted(NONE);

    /** A database that has no tables yet has no era either. */
    private static final String HAS_ERAS = "select count(*) from pg_proc where proname = 'follow_promotion'";

    private static final String FOLLOW = "select coalesce(follow_promotion(), %d)".formatted(NONE);
    private static final String ERA = "select max(number) from era";

    private final Runnable end;
    private int timeline = NONE;
    private int era = NONE;

    /** @param end ends this process, at once */
    PromotionFence(DataSource server, Runnable end) {
        super(server);
        this.end = end;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return admitted(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return admitted(super.getConnection(username, password));
    }

    /** The era of the stored events, which does not change while this process runs; 0 before the first connection. */
    synchronized int era() {
        return era;
    }

    private Connection admitted(Connection connection) throws SQLException {
        try {
            admit(connection, number(connection, TIMELINE));
            return connection;
        } catch (SQLException | RuntimeException refused) {
            connection.close();
            throw refused;
        }
    }

    private synchronized void admit(Connection connection, int found) throws SQLException {
        if (found == NONE) {
            throw new SQLTransientConnectionException("the database server is a standby");
        }
        if (timeline == NONE) {
            beginEra(connection, found);
            timeline = found;
        } else if (timeline != found) {
            log.error(
                    "the database server was promoted or restored (timeline {} instead of {}), and may lack what this"
                            + " process has seen: the process ends, to begin again with what is stored",
                    found,
                    timeline);
            end.run();
            throw new SQLNonTransientConnectionException("the database server has another history");
        }
    }

    private void beginEra(Connection connection, int found) throws SQLException {
        if (number(connection, HAS_ERAS) == NONE) {
            return;
        }
        int begun = number(connection, FOLLOW);
        if (begun != NONE) {
            log.warn(
                    "the database server was promoted or restored (timeline {}): era {} has begun, consumers are told,"
                            + " and the topics are read again: docs/operations.md, \"After a failover\"",
                    found,
                    begun);
        }
        era = number(connection, ERA);
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
