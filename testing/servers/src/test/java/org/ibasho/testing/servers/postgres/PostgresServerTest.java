package org.ibasho.testing.servers.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.ibasho.testing.servers.process.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    Path folder;

    private PostgresServer server;

    @BeforeEach
    void start() throws SQLException {
        server = server();
        server.start();
        server.access().createDatabase("kept", "migrator", "runtime");
        execute("CREATE TABLE note AS SELECT 1 AS one");
    }

    @AfterEach
    void stop() {
        server.kill();
    }

    @Test
    void is_durable_when_asked_to_be() throws SQLException {
        assertThat(shown("fsync") + shown("full_page_writes") + shown("synchronous_commit"))
                .isEqualTo("ononon");
    }

    @Test
    void data_survive_a_stop() throws SQLException {
        server.stop();
        assertThat(server.process().orElseThrow().exitValue()).isZero();

        server.start();

        assertThat(shown("data_checksums")).isEqualTo("on");
        execute("INSERT INTO note SELECT one FROM note");
    }

    @Test
    void data_survive_a_kill() throws SQLException {
        server.kill();

        server.start();

        execute("INSERT INTO note SELECT one FROM note");
    }

    @Test
    void a_server_that_lost_its_starter_is_ended_before_the_next_one_starts() throws SQLException {
        Process lost = server.process().orElseThrow();

        server = server();
        server.start();

        assertThat(lost.isAlive()).isFalse();
        execute("INSERT INTO note SELECT one FROM note");
    }

    private PostgresServer server() {
        return new PostgresServer(new PostgresServer.Settings(
                "PostgreSQL", folder.resolve("data"), folder.resolve("log"), Ports.free(), "superuser", true));
    }

    private String shown(String setting) throws SQLException {
        try (Connection database = server.access().connect("kept");
                Statement sql = database.createStatement()) {
            try (ResultSet result = sql.executeQuery("SHOW " + setting)) {
                assertThat(result.next()).isTrue();
                return result.getString(1);
            }
        }
    }

    private void execute(String statement) throws SQLException {
        try (Connection database = server.access().connect("kept");
                Statement sql = database.createStatement()) {
            sql.execute(statement);
        }
    }
}
