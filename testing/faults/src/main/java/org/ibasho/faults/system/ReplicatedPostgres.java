package org.ibasho.faults.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.ibasho.testing.servers.postgres.PostgresServer;
import org.ibasho.testing.servers.postgres.PostgresStandby;
import org.ibasho.testing.servers.process.Folders;
import org.ibasho.testing.servers.process.Ports;

/** The services' PostgreSQL server. It may have a standby, which then takes its place at the same address. */
public final class ReplicatedPostgres {

    private final Path folder;
    private final Path log;
    private final String password;
    private int servers;
    private Path dataFolder;
    private Path standbysFolder;
    private volatile PostgresServer current;
    private volatile Optional<PostgresStandby> standby = Optional.empty();

    /** @param folder in which each server has a folder of its own */
    ReplicatedPostgres(Path folder, Path log, String password) {
        this.folder = folder;
        this.log = log;
        this.password = password;
        this.dataFolder = folder.resolve("postgres");
        this.standbysFolder = dataFolder;
        this.current = server(dataFolder);
    }

    private PostgresServer server(Path data) {
        return new PostgresServer(new PostgresServer.Settings("PostgreSQL", data, log, Ports.free(), password, true));
    }

    PostgresServer current() {
        return current;
    }

    /** Starts a standby, which follows the server. */
    public void startStandby() {
        servers++;
        standbysFolder = folder.resolve("postgres-after-promotion-" + servers);
        standby = Optional.of(PostgresStandby.of(current, standbysFolder, Ports.free()));
    }

    /** From now on the standby receives nothing. */
    public void cutOffStandby() {
        standby.orElseThrow().cutOff();
    }

    /**
     * Kills the server; the standby takes its place.
     *
     * @param look at what the former server had stored
     */
    public <T> T promoteStandby(Function<PostgresAccess, T> look) {
        current.kill();
        current = standby.orElseThrow().takeOver();
        standby = Optional.empty();
        Path formersFolder = dataFolder;
        dataFolder = standbysFolder;
        PostgresServer former = server(formersFolder);
        former.start();
        try {
            return look.apply(former.access());
        } finally {
            former.kill();
            remove(formersFolder);
        }
    }

    private static void remove(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException stillWritten) {
            throw new UncheckedIOException(stillWritten);
        }
    }

    void kill() {
        current.kill();
        standby.ifPresent(PostgresStandby::close);
    }
}
