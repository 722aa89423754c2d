package org.ibasho.prepare;

import java.util.List;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import picocli.CommandLine.Command;

/** Creates a side's databases and their roles, as the local mode does. */
@Command(name = "databases", description = "Creates the databases of a side and their roles.")
final class DatabasesCommand implements Runnable {

    private static final int PORT = 5432;

    @Override
    public void run() {
        Installation installation = Installation.ofThisContainer();
        Side side = installation.side();
        String name = side.title();
        PostgresAccess databases = server(installation, name + "-db", "postgres." + name + ".superuser");
        for (String service : side.services()) {
            databases.createDatabase(
                    service,
                    installation.secret("postgres." + service + "_migrator"),
                    installation.secret("postgres." + service));
        }
        // Keycloak changes its own tables, so it logs in as the role that owns them
        databases.createDatabase(
                "identity",
                installation.secret("postgres." + name + ".identity_migrator"),
                installation.secret("postgres." + name + ".identity"));
        PostgresAccess keys = server(installation, name + "-keys", "keys." + name + ".superuser");
        for (String database : List.of("keys", "access_log")) {
            keys.createDatabase(
                    database,
                    installation.secret("keys." + name + "." + database + "_migrator"),
                    installation.secret("keys." + name + "." + database));
        }
    }

    private static PostgresAccess server(Installation installation, String host, String superuser) {
        return new PostgresAccess(host, PORT, installation.secret(superuser), installation.authority());
    }
}
