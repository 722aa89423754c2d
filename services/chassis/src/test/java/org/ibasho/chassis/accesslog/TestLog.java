package org.ibasho.chassis.accesslog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.ibasho.chassis.accesslog.entry.EntryKind;
import org.ibasho.chassis.accesslog.entry.EntryTable;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.entry.LogDatabase;
import org.ibasho.chassis.accesslog.entry.NewEntry;
import org.ibasho.chassis.accesslog.expiry.KeepingTerm;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.postgres.PostgresAccess;

/** A new access log of a side, with its key; and its superuser. */
public final class TestLog implements AutoCloseable {

    /** The term of keeping. */
    public static final KeepingTerm TERM = new KeepingTerm(Period.ofYears(3));

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final PostgresAccess.Database database;
    private final LogDatabase opened;
    private final SigningKey key;

    private TestLog(String name, PostgresAccess.Database database, SigningKey key) {
        this.name = name;
        this.database = database;
        this.key = key;
        this.opened = LogDatabase.open(database.url(), login(database.runtime()));
    }

    public static TestLog fresh() {
        String name = "access_log_" + MADE.incrementAndGet();
        PostgresAccess.Database database =
                TestServers.postgres().createDatabase(name, "migrator-password", "runtime-password");
        LogDatabase.migrate(database.url(), login(database.migrator()));
        return new TestLog(name, database, SigningKey.generate("ibasho/access-log/" + name));
    }

    private static LogDatabase.Login login(PostgresAccess.Login login) {
        return new LogDatabase.Login(login.username(), login.password());
    }

    public LogDatabase database() {
        return opened;
    }

    public String url() {
        return database.url();
    }

    public String user() {
        return database.runtime().username();
    }

    public String password() {
        return database.runtime().password();
    }

    public SigningKey key() {
        return key;
    }

    /** A process that writes entries. */
    public EntryWriter process(String process) {
        return new EntryWriter(new EntryTable(opened.jdbc()), process, Clock.systemUTC(), PATIENCE).start();
    }

    /** A process with another clock. */
    public EntryWriter process(String process, Clock clock, LongSupplier nanos) {
        return new EntryWriter(new EntryTable(opened.jdbc()), process, clock, PATIENCE, nanos).start();
    }

    /** The database as the owner of its tables. */
    public LogDatabase owner() {
        return LogDatabase.open(database.url(), login(database.migrator()));
    }

    public static NewEntry entry(String request) {
        return new NewEntry(request, "somebody", EntryKind.SHOWN, "sealed " + request);
    }

    /** The superuser of the log's server. */
    public Connection superuser() throws SQLException {
        return TestServers.postgres().connect(name);
    }

    /** Does something as the superuser. */
    public void asSuperuser(String statement) {
        try (Connection connection = superuser();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Ends all connections of the log's processes, as a server does that is started again. */
    public void breakConnections() {
        asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + name + "'");
    }

    public long count(String table) {
        return opened.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        opened.close();
    }
}
