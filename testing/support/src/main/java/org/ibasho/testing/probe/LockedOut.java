package org.ibasho.testing.probe;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.ibasho.testing.servers.TestServers;

/** A database role that can't connect until this is closed, as if its server were away. */
public final class LockedOut implements AutoCloseable {

    private final String role;

    private LockedOut(String role) {
        this.role = role;
    }

    /** Ends the connections of a role, and lets it make no other. */
    public static LockedOut role(String role) throws SQLException {
        asSuperuser("alter role " + role + " nologin");
        asSuperuser("select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + role + "'");
        return new LockedOut(role);
    }

    @Override
    public void close() throws SQLException {
        asSuperuser("alter role " + role + " login");
    }

    private static void asSuperuser(String statement) throws SQLException {
        try (Connection server = TestServers.postgres().connect("postgres");
                Statement sql = server.createStatement()) {
            sql.execute(statement);
        }
    }
}
