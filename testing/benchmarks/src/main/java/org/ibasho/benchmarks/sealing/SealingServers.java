package org.ibasho.benchmarks.sealing;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;

/** The events and the key store, each on a server of its own, and the folder of the wrapping keys. */
final class SealingServers implements AutoCloseable {

    private final Postgres events;
    private final Postgres keys;
    private final Database keyStore;
    private final Path wrappingKeys;

    private SealingServers(Postgres events, Postgres keys, Path wrappingKeys) {
        this.events = events;
        this.keys = keys;
        this.keyStore = keys.database("keys");
        this.wrappingKeys = wrappingKeys;
    }

    /** Starts both on new data in the folder. */
    static SealingServers start(Path folder) throws SQLException {
        Postgres events = Postgres.start(folder.resolve("events"));
        return new SealingServers(events, Postgres.start(folder.resolve("keys")), folder.resolve("wrapping-keys"));
    }

    /** The server of the events. */
    Postgres events() {
        return events;
    }

    /** Starts a service on a database, which is made if it is not there; all share the key store. */
    RunningService service(String database, int connections) {
        return RunningService.start(
                events.database(database),
                connections,
                Map.of(
                        "ibasho.keys.url", keyStore.url(),
                        "ibasho.keys.username", keyStore.runtime().username(),
                        "ibasho.keys.password", keyStore.runtime().password(),
                        "ibasho.keys.migrator.username", keyStore.migrator().username(),
                        "ibasho.keys.migrator.password", keyStore.migrator().password(),
                        "ibasho.keys.wrapping-keys", wrappingKeys),
                PersonConfiguration.class);
    }

    @Override
    public void close() {
        events.close();
        keys.close();
    }
}
