package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@ServiceTest
@TestPropertySource(properties = {"spring.datasource.hikari.connection-timeout=500"})
class DatabaseAwayTest {

    private static final String PAGE = "/api/operations/scheduling/parked";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource pool;

    @Test
    void whoever_finds_no_connection_is_asked_to_come_back() throws SQLException {
        Api operator = Api.at(port).with(Realm.of("npo").token("operator"));
        assertThat(operator.get(PAGE).status()).isEqualTo(200);

        List<Connection> taken = new ArrayList<>();
        try {
            takeAll(taken);
            Api.Answer answer = operator.get(PAGE);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
            assertThat(answer.code()).isEqualTo("temporarily-unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(operator.get(PAGE).status()).isEqualTo(200);
    }

    /** Until there is none left; the service's own threads give theirs back in between. */
    private void takeAll(List<Connection> taken) {
        try {
            while (true) {
                taken.add(pool.getConnection());
            }
        } catch (SQLException none) {
            assertThat(taken).isNotEmpty();
        }
    }
}
