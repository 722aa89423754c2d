package org.ibasho.chassis.projection.build;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BiFunction;
import org.ibasho.chassis.eventstore.StorePosition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The connection that builds one read model. It has the role that owns the tables, since only the owner may create and
 * rename them, and an advisory lock lets one instance build at a time. The server ends the session of a crashed
 * builder.
 */
public final class BuildConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BuildConnection.class);

    /**
     * It waits for no lock longer than two seconds. The server ends the session of a machine that has disappeared
     * within half a minute instead of hours, and of a builder that sleeps in a transaction after ten seconds.
     */
    private static final String CLOSE_SOON_WHEN_UNUSED =
            "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5;"
                    + " set tcp_keepalives_count = 3; set idle_in_transaction_session_timeout = '10s';"
                    + " set lock_timeout = '2s'";

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
    private long build;
    private String schema = "";

    private BuildConnection(ReadModelDefinition definition, String reader, Connection connection) {
        this.definition = definition;
        this.reader = reader;
        this.source = new SingleConnectionDataSource(connection, true);
        this.jdbc = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /** Connects and acquires the build lock; null if another instance has it. */
    public static @Nullable BuildConnection open(ReadModelDefinition definition, Access access) {
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
                .param(definition.id())
                .query(Boolean.class)
                .single();
    }

    /**
     * Begins a build, in a transaction of its own.
     *
     * @param total the position of the last event; 0 if it is not known yet
     */
    public void begin(ReadModelRow row, long total) {
        build = row.begin(jdbc, total);
        schema = definition.building(build);
    }

    /** The number of the build that has begun. */
    public long build() {
        return build;
    }

    /** The schema of the build that has begun. */
    String schema() {
        return schema;
    }

    /**
     * Makes empty tables. Indexes are there from the beginning: making one on full tables would be a long transaction,
     * and all readers of the events wait for the oldest transaction.
     */
    void prepare() {
        dropAll(definition.buildingPattern());
        transactions.executeWithoutResult(begun -> {
            run("create schema %s".formatted(schema));
            run("set local search_path = %s, public".formatted(schema));
            run(definition.sql());
            run("grant usage on schema %s to %s".formatted(schema, reader));
        });
    }

    /** Collects statistics, so that the first queries get a good plan. */
    void analyze() {
        jdbc.sql("select tablename from pg_tables where schemaname = ?")
                .param(schema)
                .query(String.class)
                .list()
                .forEach(table -> run("analyze %s.%s".formatted(schema, table)));
    }

    /**
     * Replaces the live tables with the new ones, in one transaction.
     *
     * @param last projects what the new tables lack, while all other projectors wait, and returns the position that it
     *     reached
     */
    void swap(ReadModelRow row, BiFunction<JdbcClient, SavepointManager, StorePosition> last) {
        transactions.executeWithoutResult(begun -> {
            run("set local search_path = %s, public".formatted(schema));
            row.lock(jdbc);
            StorePosition place = last.apply(jdbc, begun);
            if (exists(definition.id())) {
                run("alter schema %s rename to %s".formatted(definition.id(), definition.old()));
            }
            run("alter schema %s rename to %s".formatted(schema, definition.id()));
            row.swapped(jdbc, build, place);
            run("set local synchronous_commit = on");
        });
    }

    /** Releases the build lock; dropping the replaced tables needs none. */
    void releaseBuildLock() {
        jdbc.sql("select pg_advisory_unlock_all()").query().singleRow();
    }

    /**
     * Drops the replaced tables.
     *
     * @return false if a transaction still reads some of them
     */
    boolean dropReplaced() {
        return dropAll(definition.oldPattern());
    }

    /**
     * Drops the tables of definitions that no process uses. A process that begins to use one meanwhile has it, or
     * builds it anew. Tables that somebody reads, as a backup does, stay until another time: this waits for hardly any
     * lock, because all readers of events wait for its transaction.
     */
    public void dropUnused(UnusedDefinitions unused) {
        for (String id : unused.find(jdbc)) {
            try {
                transactions.executeWithoutResult(begun -> drop(unused, id));
            } catch (DataAccessException inUse) {
                log.debug("{} is still in use, and is dropped another time", id);
            }
        }
    }

    private void drop(UnusedDefinitions unused, String id) {
        run("set local lock_timeout = '50ms'");
        if (unused.forget(jdbc, id)) {
            schemas("^" + id + "(_(build|old)_[0-9]+)?$").forEach(one -> run("drop schema %s cascade".formatted(one)));
            log.info("tables of read model {} that no process used are dropped", id);
        }
    }

    private List<String> schemas(String pattern) {
        return jdbc.sql("select nspname from pg_namespace where nspname ~ ?")
                .param(pattern)
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Drops schemas; one that a transaction still uses stays, until somebody comes by again. */
    private boolean dropAll(String pattern) {
        boolean all = true;
        for (String one : schemas(pattern)) {
            try {
                run("drop schema %s cascade".formatted(one));
            } catch (DataAccessException inUse) {
                all = false;
            }
        }
        return all;
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
