package org.ibasho.benchmarks.servers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.ibasho.testing.servers.Ports;
import org.ibasho.testing.servers.PostgresAccess;
import org.ibasho.testing.servers.PostgresAccess.Database;
import org.ibasho.testing.servers.PostgresAccess.Login;
import org.ibasho.testing.servers.PostgresServer;

/** A PostgreSQL server of this run, as durable as a real one: {@code fsync}, {@code full_page_writes} and {@code synchronous_commit} are on. */
public final class Postgres implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final String PASSWORD = "only-for-benchmarks";

    private final PostgresServer server;
    private final PostgresAccess access;

    private Postgres(PostgresServer server) {
        this.server = server;
        this.access = server.access();
    }

    /** Starts a server on new data in the folder. */
    public static Postgres start(Path folder) throws SQLException {
        PostgresServer server = new PostgresServer(new PostgresServer.Settings(
                "PostgreSQL",
                folder.resolve("postgres"),
                folder.resolve("postgres.log"),
                Ports.free(),
                PASSWORD,
                true));
        server.start();
        return new Postgres(server).withRoom();
    }

    /** The usual hundred connections are too few for 32 writers of each contestant. */
    private Postgres withRoom() throws SQLException {
        run(SUPERUSER, "alter system set max_connections = 300");
        server.stop();
        server.start();
        return this;
    }

    /** A database with a role that migrates it and one that works in it. */
    public Database database(String name) {
        return access.createDatabase(name, PASSWORD, PASSWORD);
    }

    public int port() {
        return access.port();
    }

    /** The superuser's password, for clients that are programs of their own. */
    public String password() {
        return PASSWORD;
    }

    /** A connection of the superuser, to prepare and to look. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(access.url(database), SUPERUSER, PASSWORD);
    }

    /** A connection as a service has it at run time. */
    public static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.url(),
                database.runtime().username(),
                database.runtime().password());
    }

    /** A pool as a service has it at run time. */
    public static HikariDataSource pool(Database database, int connections) {
        return pool(database, database.runtime(), connections);
    }

    /** A connection of who may define tables, as a pool of one. */
    public static HikariDataSource ownersPool(Database database) {
        return pool(database, database.migrator(), 1);
    }

    private static HikariDataSource pool(Database database, Login login, int connections) {
        HikariConfig configuration = new HikariConfig();
        configuration.setJdbcUrl(database.url());
        configuration.setUsername(login.username());
        configuration.setPassword(login.password());
        configuration.setMaximumPoolSize(connections);
        return new HikariDataSource(configuration);
    }

    /** Runs statements as the superuser. */
    public void run(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    /** The only value that a query gives, read by the superuser. */
    public String value(String database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Lets the server tidy up when it thinks fit, as it usually does, or not. */
    public void autovacuum(boolean on) throws SQLException {
        run(SUPERUSER, "alter system set autovacuum = " + (on ? "on" : "off"), "select pg_reload_conf()");
    }

    /** Empties tables and begins a new checkpoint cycle, so that every round begins the same. */
    public void empty(String database, String... tables) throws SQLException {
        run(database, "truncate " + String.join(", ", tables), "checkpoint");
    }

    @Override
    public void close() {
        server.stop();
    }
}
