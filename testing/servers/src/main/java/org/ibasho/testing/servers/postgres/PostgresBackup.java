package org.ibasho.testing.servers.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.ibasho.testing.servers.process.ServerFailure;

/**
 * A physical backup of a running server, made as PostgreSQL's manual says for the low-level interface: the data folder
 * while the server writes on, and its write-ahead log as far back as the server still has it.
 */
public final class PostgresBackup {

    private final PostgresServer.Settings original;
    private final Path folder;

    private PostgresBackup(PostgresServer.Settings original, Path folder) {
        this.original = original;
        this.folder = folder;
    }

    /** Copies a running server's data to a folder that is not there yet. */
    public static PostgresBackup of(PostgresServer server, Path folder) {
        try {
            copy(server, folder);
            return new PostgresBackup(server.settings(), folder);
        } catch (IOException | SQLException failure) {
            throw new ServerFailure("The backup could not be made: " + failure.getMessage() + ".", failure);
        }
    }

    static void copy(PostgresServer server, Path to) throws IOException, SQLException {
        Path from = server.settings().dataFolder();
        try (Connection superuser = server.access().connect("postgres");
                Statement sql = superuser.createStatement()) {
            sql.execute("select pg_backup_start('backup', true)");
            DataFolderCopy.copy(from, to);
            try (ResultSet label = sql.executeQuery("select labelfile from pg_backup_stop(false)")) {
                label.next();
                Files.writeString(to.resolve("backup_label"), label.getString(1));
            }
        }
        DataFolderCopy.copyLog(from, to);
    }

    /** Where the copy lies. */
    public Path folder() {
        return folder;
    }

    /** A server on the copy, not started yet; its first start replays the write-ahead log of the backup. */
    public PostgresServer server(int port) {
        return new PostgresServer(new PostgresServer.Settings(
                original.name() + " (backup)",
                folder,
                original.log(),
                port,
                original.superuserPassword(),
                original.durable()));
    }
}
