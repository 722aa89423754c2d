package org.ibasho.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No service's role can connect to another's database; the centre's is on another server. */
@Tag("long")
class DatabaseIsolationTest {

    private static final List<String> SERVICES = List.of("scheduling", "attendance", "reporting", "consultation");

    private final LocalSystem system = LocalSystem.running();

    static Stream<Arguments> pairs() {
        return SERVICES.stream()
                .flatMap(role -> SERVICES.stream()
                        .filter(database -> !database.equals(role))
                        .map(database -> Arguments.of(role, database)));
    }

    private String server(String service) {
        String side = "consultation".equals(service) ? "centre" : "npo";
        String url = system.endpoints().path("postgres").path(side).path("url").asString();
        return url.replaceFirst("^(jdbc:)?postgresql://([^/]*).*$", "jdbc:postgresql://$2/");
    }

    private Connection connect(String role, String database) throws SQLException {
        String password = system.read("secrets.json").path("postgres." + role).asString();
        return DriverManager.getConnection(server(database) + database, role, password);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_role_cannot_connect_to_a_database_of_another_service(String role, String database) {
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connect(role, database));
    }

    @Test
    void each_role_can_connect_to_its_own() throws SQLException {
        for (String service : SERVICES) {
            try (Connection own = connect(service, service)) {
                assertThat(own.isValid(1)).isTrue();
            }
        }
    }

    @Test
    void the_centres_data_are_on_a_server_of_its_own() throws SQLException {
        assertThat(server("consultation")).isNotEqualTo(server("scheduling"));
        try (Connection npo = connect("scheduling", "scheduling");
                ResultSet databases = npo.createStatement()
                        .executeQuery("select datname from pg_database where datname = 'consultation'")) {
            assertThat(databases.next()).isFalse();
        }
    }

    @Test
    void a_service_cannot_change_the_shape_of_its_tables_or_rewrite_what_happened() throws SQLException {
        try (Connection own = connect("scheduling", "scheduling")) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> own.createStatement().execute("drop table event"));
        }
    }
}
