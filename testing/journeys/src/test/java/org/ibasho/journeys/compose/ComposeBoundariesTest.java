package org.ibasho.journeys.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** No container reaches the other side, and no server speaks plain text. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("compose")
class ComposeBoundariesTest {

    private static final List<String> NPO = List.of("scheduling", "attendance", "reporting", "gateway");
    private static final int TLS_ALERT = 0x15;

    private ComposeSystem system;

    @BeforeAll
    void start() {
        system = ComposeSystem.running();
    }

    @Test
    void no_container_of_the_npo_reaches_a_database_or_a_page_of_the_centre() {
        assertThat(reaches("scheduling", "npo-db", 5432)).isTrue();
        for (String container : NPO) {
            assertThat(reaches(container, "centre-db", 5432)).as(container).isFalse();
            assertThat(reaches(container, "centre-keys", 5432)).as(container).isFalse();
            assertThat(reaches(container, "consultation", 8443)).as(container).isFalse();
        }
    }

    @Test
    void no_container_of_the_centre_reaches_a_database_or_a_service_of_the_npo() {
        assertThat(reaches("consultation", "centre-db", 5432)).isTrue();
        assertThat(reaches("consultation", "npo-db", 5432)).isFalse();
        assertThat(reaches("consultation", "npo-keys", 5432)).isFalse();
        assertThat(reaches("consultation", "scheduling", 8080)).isFalse();
    }

    @Test
    void the_gateway_reaches_no_database_at_all() {
        assertThat(reaches("gateway", "scheduling", 8080)).isTrue();
        assertThat(reaches("gateway", "npo-db", 5432)).isFalse();
        assertThat(reaches("gateway", "npo-keys", 5432)).isFalse();
        assertThat(reaches("gateway", "kafka", 9094)).isFalse();
    }

    @Test
    void a_database_refuses_whoever_does_not_encrypt() {
        for (String server : List.of("npo-db", "npo-keys", "centre-db", "centre-keys")) {
            Command plain = system.inside(
                    server, "psql", "host=127.0.0.1 sslmode=disable user=postgres dbname=postgres", "-c", "select 1");
            assertThat(plain.succeeded()).as(server).isFalse();
            assertThat(plain.output()).as(server).contains("no encryption");
        }
    }

    @Test
    void kafka_answers_nobody_who_does_not_encrypt() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ComposeSystem.KAFKA_PORT)) {
            socket.setSoTimeout(10_000);
            // "which versions do you speak?", in plain text
            socket.getOutputStream().write(new byte[] {0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, -1, -1});
            socket.getOutputStream().flush();
            assertThat(socket.getInputStream().read()).isIn(-1, TLS_ALERT);
        }
    }

    @Test
    void the_edge_serves_no_page_in_plain_text() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ComposeSystem.GATEWAY_PORT)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: npo.localhost:18443\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).doesNotContain(" 200 ").doesNotContain("居場所");
        }
    }

    /** By name and by address: a name that is not known says little about a way that is there. */
    private boolean reaches(String from, String to, int port) {
        return connects(from, to, port) || addresses(to).stream().anyMatch(address -> connects(from, address, port));
    }

    private boolean connects(String from, String host, int port) {
        return system.inside(from, "timeout", "3", "bash", "-c", "exec 3<>/dev/tcp/" + host + "/" + port)
                .succeeded();
    }

    private List<String> addresses(String service) {
        String format = "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}";
        String addresses = Command.run("docker", "inspect", "--format", format, system.container(service))
                .successful("docker inspect");
        return List.of(addresses.strip().split(" "));
    }
}
