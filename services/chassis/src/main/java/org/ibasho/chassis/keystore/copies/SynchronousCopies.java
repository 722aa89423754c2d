package org.ibasho.chassis.keystore.copies;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The standbys that have to write a commit of the key store before it is acknowledged (PostgreSQL's {@code
 * synchronous_standby_names}), and whether the server archives its write-ahead log. A commit without such a standby
 * would wait without an end, so whoever is about to write asks first.
 */
public final class SynchronousCopies {

    private final JdbcClient jdbc;
    private final int required;

    /**
     * @param server connections to the key store; the role needs {@code pg_read_all_stats} where copies are required
     * @param required how many copies have to be attached for anything to be written; 0 where there is one server alone
     */
    public SynchronousCopies(DataSource server, int required) {
        if (required < 0) {
            throw new IllegalArgumentException("ibasho.keys.copies is a number of servers: 0 or more");
        }
        this.jdbc = JdbcClient.create(server);
        this.required = required;
    }

    /**
     * What the server says.
     *
     * @param attached how many synchronous standbys follow it at the moment
     * @param visible whether the role may see them; where it may not, none seems attached
     * @param archiving whether the server archives its write-ahead log, which would keep the keys of erased people
     */
    public record State(int attached, boolean visible, boolean archiving) {}

    /** @throws org.springframework.dao.DataAccessException if the server can't be asked */
    public State state() {
        return jdbc.sql("""
            select (select count(*) from pg_stat_replication
                     where state = 'streaming' and sync_state in ('sync', 'quorum')) as attached,
                   pg_has_role('pg_read_all_stats', 'usage') as visible,
                   current_setting('archive_mode') <> 'off' as archiving
            """)
                .query((row, n) ->
                        new State(row.getInt("attached"), row.getBoolean("visible"), row.getBoolean("archiving")))
                .single();
    }

    /** Whether something may be written: always where no copy is required. */
    public boolean suffice() {
        return required == 0 || state().attached() >= required;
    }

    public int required() {
        return required;
    }
}
