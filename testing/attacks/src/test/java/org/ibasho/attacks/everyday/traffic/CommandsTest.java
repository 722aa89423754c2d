package org.ibasho.attacks.everyday.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.ibasho.attacks.system.RunningSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

    private final RequestLog log = new RequestLog();
    private Commands commands = new Commands(log, Duration.ofMinutes(1), Duration.ofMillis(5));
    private final Deque<String> answers = new ArrayDeque<>();
    private final Set<String> keys = new HashSet<>();
    private int attempts;

    @TempDir
    private Path folder = Path.of("");

    private HttpServer server;

    CommandsTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    }

    @BeforeEach
    void start() throws IOException {
        server.createContext("/", this::answer);
        server.start();
        Files.writeString(folder.resolve("endpoints.json"), """
            {"gateway": "http://localhost:%1$d", "consultation": "http://localhost:%1$d",
             "npo": {"tokenUrl": "http://localhost:%1$d"}, "centre": {"tokenUrl": "http://localhost:%1$d"}}
            """.formatted(
                        server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** The last answer stands for all further attempts. */
    private synchronized void answer(HttpExchange exchange) throws IOException {
        attempts++;
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        exchange.getRequestBody().readAllBytes();
        String[] next = (answers.size() > 1 ? answers.removeFirst() : answers.getFirst()).split(" ", 2);
        byte[] body = ("{\"code\": \"" + next[1] + "\"}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", "/" + next[1]);
        exchange.sendResponseHeaders(Integer.parseInt(next[0]), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private boolean send(long seed, String... rules) {
        RunningSystem system = new RunningSystem(folder, null, null);
        Client client = new Client(system, log, "peer", system.npo(), "");
        return commands.send(client, new Random(seed), "/api/gatherings/1/door/marks", Map.of(), Set.of(rules))
                .isPresent();
    }

    @Test
    void sends_it_under_the_same_key_until_it_is_acknowledged() {
        answers.addAll(List.of("503 -", "502 -", "404 gathering-not-found", "409 changed-meanwhile", "201 made"));

        assertThat(send(1)).isTrue();
        assertThat(keys).hasSize(1);
        assertThat(commands.acknowledged()).isEqualTo(1);
        assertThat(log.failed()).hasSize(2);
        assertThat(log.problems()).isEmpty();
    }

    @Test
    void two_runs_with_one_seed_are_two() {
        answers.add("201 made");

        send(1);
        send(1);

        assertThat(keys).hasSize(2);
    }

    @Test
    void a_refusal_is_told_unless_a_rule_may_refuse_it() {
        answers.add("409 door-closed");

        assertThat(send(1, "door-closed")).isFalse();
        assertThat(log.problems()).isEmpty();
        assertThat(send(1)).isFalse();
        assertThat(log.problems())
                .containsExactly("peer, POST /api/gatherings/1/door/marks: refused with 409 door-closed");
        assertThat(commands.acknowledged()).isZero();
    }

    @Test
    void a_command_that_nobody_acknowledges_in_time_is_told() {
        commands = new Commands(log, Duration.ofMillis(100), Duration.ofMillis(5));
        answers.add("503 -");

        assertThat(send(1)).isFalse();
        assertThat(log.problems()).singleElement().asString().contains("not acknowledged within");
    }

    @Test
    void another_answer_to_an_acknowledged_command_is_told() {
        for (int seed = 0; seed < 100; seed++) {
            answers.clear();
            answers.addAll(List.of("201 first", "201 second"));
            attempts = 0;
            send(seed);
            if (attempts == 2) {
                break;
            }
        }

        assertThat(log.problems()).singleElement().asString().contains("acknowledged with 201 first, and sent again");
    }

    @Test
    void a_failed_request_names_the_processes_that_it_passed() {
        answers.addAll(List.of("503 -", "204 -"));

        send(1);

        assertThat(log.failed())
                .singleElement()
                .satisfies(it -> assertThat(it.through()).containsExactlyInAnyOrder("gateway", "attendance"));
    }
}
