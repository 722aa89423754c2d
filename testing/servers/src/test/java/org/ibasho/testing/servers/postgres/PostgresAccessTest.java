package org.ibasho.testing.servers.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;
import org.ibasho.testing.servers.postgres.PostgresAccess.Login;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresAccessTest {

    private static final PostgresAccess POSTGRES = TestServers.postgres();
    private static Database one = POSTGRES.createDatabase("roles_one", "migrator-one", "runtime-one");
    private static Database other = POSTGRES.createDatabase("roles_other", "migrator-other", "runtime-other");

    @BeforeAll
    static void migrate() throws SQLException {
        run(one.url(), one.migrator(), "CREATE TABLE note (id bigint GENERATED ALWAYS AS IDENTITY, text text)");
    }

    @Test
    void the_run_time_role_reads_and_writes_rows_of_the_migrators_tables() throws SQLException {
        run(one.url(), one.runtime(), "INSERT INTO note (text) VALUES ('a')");
        run(one.url(), one.runtime(), "UPDATE note SET text = 'b'");
        run(one.url(), one.runtime(), "DELETE FROM note");
    }

    @Test
    void the_run_time_role_defines_nothing() {
        refused(one.url(), one.runtime(), "CREATE TABLE other (id int)", "permission denied for schema public");
        refused(
                one.url(),
                one.runtime(),
                "CREATE TEMPORARY TABLE other (id int)",
                "permission denied to create temporary");
        refused(one.url(), one.runtime(), "ALTER TABLE note ADD more text", "must be owner of table note");
        refused(one.url(), one.runtime(), "DROP TABLE note", "must be owner of table note");
        refused(one.url(), one.runtime(), "TRUNCATE note", "permission denied for table note");
    }

    @Test
    void no_role_connects_to_a_database_that_is_not_its_own() {
        for (Login login : new Login[] {one.migrator(), one.runtime()}) {
            for (String database : new String[] {"roles_other", "postgres", "template1"}) {
                refused(POSTGRES.url(database), login, "SELECT 1", "permission denied for database");
            }
        }
    }

    @Test
    void nobody_connects_without_the_right_password() {
        Login guessed = new Login(other.runtime().username(), "guessed");
        refused(other.url(), guessed, "SELECT 1", "password authentication failed");
    }

    @Test
    void a_database_prepared_again_keeps_its_rows_and_takes_the_new_passwords() throws SQLException {
        Database before = POSTGRES.createDatabase("roles_again", "migrator-first", "runtime-first");
        run(before.url(), before.migrator(), "CREATE TABLE kept AS SELECT 1 AS one");

        Database after = POSTGRES.createDatabase("roles_again", "migrator-second", "runtime-second");

        run(after.url(), after.runtime(), "SELECT one FROM kept");
        refused(before.url(), before.runtime(), "SELECT 1", "password authentication failed");
    }

    @Test
    void refuses_a_name_that_is_not_a_plain_word() {
        assertThatThrownBy(() -> POSTGRES.createDatabase("a; DROP DATABASE b", "password", "password"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void speaks_utf8_and_utc() throws SQLException {
        try (Connection database = connect(one.url(), one.runtime());
                Statement sql = database.createStatement()) {
            try (ResultSet shown = sql.executeQuery("SELECT current_setting('server_encoding'), lower('ÄЖ居')")) {
                assertThat(shown.next()).isTrue();
                assertThat(shown.getString(1)).isEqualTo("UTF8");
                assertThat(shown.getString(2)).isEqualTo("äж居");
            }
        }
    }

    private static void refused(String url, Login login, String statement, String reason) {
        assertThatThrownBy(() -> run(url, login, statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(reason);
    }

    private static void run(String url, Login login, String statement) throws SQLException {
        try (Connection database = connect(url, login);
                Statement sql = database.createStatement()) {
            sql.execute(statement);
        }
    }

    private static Connection connect(String url, Login login) throws SQLException {
        return DriverManager.getConnection(url, login.username(), login.password());
    }
}
