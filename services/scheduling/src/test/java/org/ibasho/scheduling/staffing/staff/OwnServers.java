package org.ibasho.scheduling.staffing.staff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;
import org.ibasho.testing.servers.postgres.PostgresBackup;
import org.ibasho.testing.servers.postgres.PostgresServer;
import org.ibasho.testing.servers.process.Folders;
import org.ibasho.testing.servers.process.Ports;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two PostgreSQL servers as an installation has them, for events and for keys, and the folder of the wrapping keys. */
final class OwnServers implements AutoCloseable {

    static final String EVENTS = "scheduling";
    static final String KEYS = "keys_scheduling";

    private static final String PASSWORD = "only-for-this-test";

    private final Path folder;
    private final PostgresServer events;
    private final PostgresServer keys;

    private OwnServers(Path folder) {
        this.folder = folder;
        this.events = server("events");
        this.keys = server("keys");
    }

    static OwnServers start() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("erasure-and-backup");
        // PostgreSQL runs as an unprivileged user, who has to reach its data
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        OwnServers servers = new OwnServers(folder);
        for (PostgresServer server : new PostgresServer[] {servers.events, servers.keys}) {
            server.start();
            try (Connection superuser = server.access().connect("postgres");
                    Statement sql = superuser.createStatement()) {
                // so that a backup holds the whole log from the beginning
                sql.execute("alter system set wal_keep_size = '2GB'");
                sql.execute("select pg_reload_conf()");
            }
        }
        return servers;
    }

    private PostgresServer server(String name) {
        return new PostgresServer(new PostgresServer.Settings(
                name,
                folder.resolve(name).resolve("data"),
                folder.resolve(name + ".log"),
                Ports.free(),
                PASSWORD,
                true));
    }

    Map<String, Object> settings() {
        Database service = events.access().createDatabase(EVENTS, PASSWORD, PASSWORD);
        Database store = keys.access().createDatabase(KEYS, PASSWORD, PASSWORD);
        return Map.ofEntries(
                Map.entry("spring.datasource.url", service.url()),
                Map.entry("spring.datasource.username", service.runtime().username()),
                Map.entry("spring.datasource.password", PASSWORD),
                Map.entry("spring.flyway.user", service.migrator().username()),
                Map.entry("spring.flyway.password", PASSWORD),
                Map.entry("ibasho.keys.url", store.url()),
                Map.entry("ibasho.keys.username", store.runtime().username()),
                Map.entry("ibasho.keys.password", PASSWORD),
                Map.entry("ibasho.keys.migrator.username", store.migrator().username()),
                Map.entry("ibasho.keys.migrator.password", PASSWORD),
                Map.entry("ibasho.keys.wrapping-keys", wrappingKeys().toString()));
    }

    Path wrappingKeys() {
        return folder.resolve("wrapping-keys");
    }

    /** A copy of the wrapping keys, as somebody makes it who keeps an epoch for ever. */
    Path copyOfWrappingKeys() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("kept-wrapping-keys"));
        try (var files = Files.list(wrappingKeys())) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    PostgresBackup backUpEvents() {
        return PostgresBackup.of(events, folder.resolve("events-backup"));
    }

    PostgresBackup backUpKeys() {
        return PostgresBackup.of(keys, folder.resolve("keys-backup"));
    }

    DriverManagerDataSource presentKeys() {
        return superuser(keys, KEYS);
    }

    /** A database of a server, for its superuser. */
    static DriverManagerDataSource superuser(PostgresServer server, String database) {
        return new DriverManagerDataSource(server.access().url(database), "postgres", PASSWORD);
    }

    @Override
    public void close() throws IOException {
        events.kill();
        keys.kill();
        Folders.delete(folder);
    }
}
