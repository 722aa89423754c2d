package org.ibasho.benchmarks.servers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;
import org.ibasho.testing.servers.postgres.PostgresAccess.Login;
import org.ibasho.testing.servers.postgres.PostgresServer;
import org.ibasho.testing.servers.process.Ports;

/** A PostgreSQL server for one run with {@code fsync}, {@code full_page_writes} and {@code synchronous_commit} on. */
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

    /** The default of 100 connections is too low for 32 writers of each contestant. */
    private Postgres withRoom() throws SQLException {
        run(SUPERUSER, "alter system set max_connections = 300");
        server.stop();
        server.start();
        return this;
    }

    /** Creates a database with a migrator role and a runtime role. */
    public Database database(String name) {
        return access.createDatabase(name, PASSWORD, PASSWORD);
    }

    public int port() {
        return access.port();
    }

    /** The superuser's password, for clients in other processes. */
    public String password() {
        return PASSWORD;
    }

    /** A connection of the superuser, for preparation and inspection. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(access.url(database), SUPERUSER, PASSWORD);
    }

    /** A connection of the runtime role. */
    public static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(
                database.url(),
                database.runtime().username(),
                database.runtime().password());
    }

    /** A pool of the runtime role. */
    public static HikariDataSource pool(Database database, int connections) {
        return pool(database, database.runtime(), connections);
    }

    /** A pool of one connection of the migrator role. */
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

    /** The single value of a query, read as the superuser. */
    public String value(String database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Switches autovacuum on or off. */
    public void autovacuum(boolean on) throws SQLException {
        run(SUPERUSER, "alter system set autovacuum = " + (on ? "on" : "off"), "select pg_reload_conf()");
    }

    /** Empties tables and starts a new checkpoint cycle, so that every round starts alike. */
    public void empty(String database, String... tables) throws SQLException {
        run(database, "truncate " + String.join(", ", tables), "checkpoint");
    }

    @Override
    public void close() {
        server.stop();
    }
}
