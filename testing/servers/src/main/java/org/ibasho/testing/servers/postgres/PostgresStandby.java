package org.ibasho.testing.servers.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.ibasho.testing.servers.process.Folders;
import org.ibasho.testing.servers.process.ServerFailure;

/**
 * A physical standby of a server on this machine. It receives what the server writes, asynchronously, until it is cut
 * off; then it can take the server's place, at the server's address, without what it has not received.
 */
public final class PostgresStandby implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 20;

    private final PostgresServer primary;
    private final PostgresServer.Settings settings;
    private final PostgresServer server;

    private PostgresStandby(PostgresServer primary, PostgresServer.Settings settings) {
        this.primary = primary;
        this.settings = settings;
        this.server = new PostgresServer(settings);
    }

    /** Copies a running server's data to a folder that is not there yet, starts a standby on them and has it follow. */
    public static PostgresStandby of(PostgresServer primary, Path dataFolder, int port) {
        PostgresServer.Settings its = primary.settings();
        PostgresStandby standby = new PostgresStandby(
                primary,
                new PostgresServer.Settings(
                        its.name() + " (standby)",
                        dataFolder,
                        its.log(),
                        port,
                        its.superuserPassword(),
                        its.durable()));
        try {
            standby.copy();
        } catch (IOException | SQLException failure) {
            throw new ServerFailure("The standby could not be made: " + failure.getMessage() + ".", failure);
        }
        standby.server.start();
        standby.await("select count(*) = 1 from pg_stat_wal_receiver where status = 'streaming'");
        return standby;
    }

    private void copy() throws IOException, SQLException {
        Path to = settings.dataFolder();
        allowReplication();
        PostgresBackup.copy(primary, to);
        Files.writeString(to.resolve("standby.signal"), "");
        Files.writeString(
                to.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=%d user=%s password=%s'%n"
                        .formatted(primary.settings().port(), PostgresAccess.SUPERUSER, settings.superuserPassword()));
    }

    private void allowReplication() throws IOException, SQLException {
        String line = "host replication %s 127.0.0.1/32 scram-sha-256%n".formatted(PostgresAccess.SUPERUSER);
        Path rules = primary.settings().dataFolder().resolve("pg_hba.conf");
        if (!Files.readString(rules).contains(line)) {
            Files.writeString(rules, line, StandardOpenOption.APPEND);
            try (Connection superuser = primary.access().connect("postgres");
                    Statement sql = superuser.createStatement()) {
                sql.execute("select pg_reload_conf()");
            }
        }
    }

    /** How its superuser reaches it, to read and not to write. */
    public PostgresAccess access() {
        return server.access();
    }

    /** From now on it receives nothing more. */
    public void cutOff() {
        try (Connection superuser = server.access().connect("postgres");
                Statement sql = superuser.createStatement()) {
            sql.execute("alter system set primary_conninfo = ''");
            sql.execute("select pg_reload_conf()");
        } catch (SQLException failure) {
            throw new ServerFailure("The standby could not be cut off: " + failure.getMessage() + ".", failure);
        }
        await("select count(*) = 0 from pg_stat_wal_receiver");
    }

    /**
     * Takes the place of the primary, which has been killed. For a moment the standby answers at its address without
     * being promoted.
     */
    public PostgresServer takeOver() {
        server.stop();
        PostgresServer successor = new PostgresServer(new PostgresServer.Settings(
                primary.settings().name(),
                settings.dataFolder(),
                settings.log(),
                primary.settings().port(),
                settings.superuserPassword(),
                settings.durable()));
        successor.start();
        try (Connection superuser = successor.access().connect("postgres");
                Statement sql = superuser.createStatement()) {
            sql.execute("select pg_promote(true, %d)".formatted(LIMIT.toSeconds()));
        } catch (SQLException failure) {
            throw new ServerFailure("The standby could not be promoted: " + failure.getMessage() + ".", failure);
        }
        return successor;
    }

    private void await(String condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > deadline) {
                throw new ServerFailure("The standby took too long: " + settings.log() + " may say why.");
            }
            pause();
        }
    }

    private boolean holds(String condition) {
        try (Connection superuser = server.access().connect("postgres");
                Statement sql = superuser.createStatement();
                ResultSet row = sql.executeQuery(condition)) {
            row.next();
            return row.getBoolean(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Waiting for the standby was interrupted.", interrupted);
        }
    }

    /** Ends it at once and removes its data. */
    @Override
    public void close() {
        server.kill();
        try {
            Folders.delete(settings.dataFolder());
        } catch (IOException failure) {
            throw new ServerFailure("The standby's data could not be removed.", failure);
        }
    }
}
