package org.ibasho.testing.servers.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.ibasho.testing.servers.process.ServerFailure;

/**
 * A PostgreSQL server as its superuser reaches it: used to prepare databases, never by a service at run time.
 *
 * @param authority who vouches for the server, as a PEM file; with it all connections are encrypted
 */
public record PostgresAccess(String host, int port, String superuserPassword, Optional<Path> authority) {

    static final String SUPERUSER = "postgres";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9_-]{4,100}");

    /** A server on this machine, whose connections are plain. */
    public PostgresAccess(String host, int port, String superuserPassword) {
        this(host, port, superuserPassword, Optional.empty());
    }

    /** A login role. */
    public record Login(String username, String password) {}

    /**
     * One service's database.
     *
     * @param migrator owns the schema and runs the migrations
     * @param runtime reads and writes rows, and can define nothing
     */
    public record Database(String url, Login migrator, Login runtime) {}

    /** The JDBC address of a database of this server, whether or not it exists. */
    public String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /**
     * Creates a database with its two roles, {@code NAME_migrator} and {@code NAME}, and nobody else allowed in. What
     * exists already stays; the passwords become the given ones.
     */
    public Database createDatabase(String name, String migratorPassword, String runtimePassword) {
        String migrator = name(name) + "_migrator";
        try {
            try (Connection server = connect(SUPERUSER);
                    Statement sql = server.createStatement()) {
                sql.execute("REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC");
                createRole(server, migrator, migratorPassword);
                createRole(server, name, runtimePassword);
                if (!exists(server, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                    sql.execute("CREATE DATABASE " + name);
                }
                sql.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
                sql.execute("GRANT CONNECT ON DATABASE %s TO %s, %s".formatted(name, migrator, name));
                // found before a wait for a lock ends by its time limit, so that one of the two goes on
                sql.execute("ALTER DATABASE %s SET deadlock_timeout = '200ms'".formatted(name));
                // a read model is a schema of its own
                sql.execute("GRANT CREATE ON DATABASE %s TO %s".formatted(name, migrator));
            }
            shareOut(name, migrator);
        } catch (SQLException failure) {
            throw new ServerFailure(
                    "Database " + name + " could not be prepared: " + failure.getMessage() + ".", failure);
        }
        return new Database(url(name), new Login(migrator, migratorPassword), new Login(name, runtimePassword));
    }

    /** The schema belongs to the migrator; whatever it makes, the run-time role may use and not change the shape of. */
    private void shareOut(String name, String migrator) throws SQLException {
        try (Connection database = connect(name);
                Statement sql = database.createStatement()) {
            for (String statement : List.of(
                    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                    "ALTER SCHEMA public OWNER TO " + migrator,
                    "GRANT USAGE ON SCHEMA public TO " + name,
                    "ALTER DEFAULT PRIVILEGES FOR ROLE %s GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %s"
                            .formatted(migrator, name),
                    "ALTER DEFAULT PRIVILEGES FOR ROLE %s GRANT USAGE, SELECT ON SEQUENCES TO %s"
                            .formatted(migrator, name))) {
                sql.execute(statement);
            }
        }
    }

    public Connection connect(String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", superuserPassword);
        properties.setProperty("connectTimeout", "5");
        authority.ifPresent(file -> {
            properties.setProperty("sslmode", "verify-full");
            properties.setProperty("sslrootcert", file.toString());
        });
        return DriverManager.getConnection(url(database), properties);
    }

    private static void createRole(Connection server, String role, String password) throws SQLException {
        if (!PASSWORD.matcher(password).matches()) {
            throw new IllegalArgumentException("a password is 4 to 100 letters, digits, '-' or '_'");
        }
        boolean known = exists(server, "SELECT 1 FROM pg_roles WHERE rolname = ?", role);
        try (Statement sql = server.createStatement()) {
            sql.execute("%s ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD '%s'"
                    .formatted(known ? "ALTER" : "CREATE", role, password));
        }
    }

    private static boolean exists(Connection server, String query, String name) throws SQLException {
        try (PreparedStatement sql = server.prepareStatement(query)) {
            sql.setString(1, name);
            try (ResultSet found = sql.executeQuery()) {
                return found.next();
            }
        }
    }

    private static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a database's name is lower-case letters, digits and '_'");
        }
        return name;
    }
}
