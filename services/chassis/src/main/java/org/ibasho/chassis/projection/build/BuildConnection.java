package org.ibasho.chassis.projection.build;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import org.ibasho.chassis.eventstore.StorePosition;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where one read model is built: a connection of the role that owns the tables, for only it may define and rename them, and
 * of all instances only one is in there at a time. The database shows a builder out that has died.
 */
public final class BuildConnection implements AutoCloseable {

    /** How long the old tables are waited for by whoever wants to drop them: others may still be reading them. */
    private static final String PATIENCE = "2s";

    /** A builder whose machine is gone is shown out within half a minute instead of hours, and one that sleeps holds nobody up. */
    private static final String CLOSE_SOON_WHEN_UNUSED =
            "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;"
                    + " set tcp_keepalives_count = 3; set idle_in_transaction_session_timeout = '10s'";

    /**
     * @param username the role that owns the tables
     * @param reader the role that the service runs under
     */
    public record Access(String url, String username, String password, String reader) {}

    private final ReadModelDefinition definition;
    private final String reader;
    private final SingleConnectionDataSource source;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    private BuildConnection(ReadModelDefinition definition, String reader, Connection connection) {
        this.definition = definition;
        this.reader = reader;
        this.source = new SingleConnectionDataSource(connection, true);
        this.jdbc = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /** Goes in, unless somebody is in there. */
    public static @Nullable BuildConnection enter(ReadModelDefinition definition, Access access) {
        try {
            Connection connection = DriverManager.getConnection(access.url(), access.username(), access.password());
            BuildConnection build = new BuildConnection(definition, access.reader(), connection);
            build.run(CLOSE_SOON_WHEN_UNUSED);
            if (build.acquireBuildLock()) {
                return build;
            }
            build.close();
            return null;
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database cannot be reached to build a read model", unreachable);
        }
    }

    private boolean acquireBuildLock() {
        return jdbc.sql("select pg_try_advisory_lock(hashtextextended('read model ' || ?, 0))")
                .param(definition.name())
                .query(Boolean.class)
                .single();
    }

    /** Notes that something is being built, whatever transaction the caller is in. */
    public void begin(ReadModelRow row) {
        row.begin(jdbc, 0);
    }

    /**
     * Makes empty tables. Indexes are there from the beginning: making one on full tables would be a long transaction, and all
     * readers of the events wait for the oldest transaction.
     */
    void prepare() {
        transactions.executeWithoutResult(begun -> {
            run("drop schema if exists %s cascade".formatted(definition.building()));
            run("create schema %s".formatted(definition.building()));
            run("set local search_path = %s, public".formatted(definition.building()));
            run(definition.sql());
            run("grant usage on schema %s to %s".formatted(definition.building(), reader));
        });
    }

    /** Has the database count what is there, so that the first to ask gets a good plan. */
    void analyze() {
        jdbc.sql("select tablename from pg_tables where schemaname = ?")
                .param(definition.building())
                .query(String.class)
                .list()
                .forEach(table -> run("analyze %s.%s".formatted(definition.building(), table)));
    }

    /**
     * Lets the new tables take the place of the live ones, in one transaction.
     *
     * @param last shows what the new tables lack, once nobody else shows anything, and says how far that is
     */
    void swap(ReadModelRow row, Function<JdbcClient, StorePosition> last) {
        transactions.executeWithoutResult(begun -> {
            run("set local search_path = %s, public".formatted(definition.building()));
            row.lock(jdbc);
            StorePosition place = last.apply(jdbc);
            if (exists(definition.name())) {
                run("alter schema %s rename to %s".formatted(definition.name(), definition.old()));
            }
            run("alter schema %s rename to %s".formatted(definition.building(), definition.name()));
            row.swapped(jdbc, definition.checksum(), place);
            run("set local synchronous_commit = on");
        });
    }

    /** From now on another may build; what is left to do here is in nobody's way. */
    void leaveToOthers() {
        jdbc.sql("select pg_advisory_unlock_all()").query().singleRow();
    }

    /**
     * Drops what was replaced.
     *
     * @return whether all of it is gone; if not, somebody is still reading it
     */
    boolean clearAway() {
        run("set lock_timeout = '%s'".formatted(PATIENCE));
        try {
            jdbc.sql("select nspname from pg_namespace where nspname ~ ?")
                    .param(definition.oldPattern())
                    .query(String.class)
                    .list()
                    .forEach(schema -> run("drop schema %s cascade".formatted(schema)));
            return true;
        } catch (DataAccessException stillRead) {
            return false;
        } finally {
            run("set lock_timeout = 0");
        }
    }

    private boolean exists(String schema) {
        return jdbc.sql("select exists (select from pg_namespace where nspname = ?)")
                .param(schema)
                .query(Boolean.class)
                .single();
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }

    @Override
    public void close() {
        source.destroy();
    }
}
