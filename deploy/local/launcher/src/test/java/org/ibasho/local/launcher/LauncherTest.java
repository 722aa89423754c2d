package org.ibasho.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that start, end, hang and are killed. */
@Tag("long")
class LauncherTest {

    @TempDir
    Path folder;

    private LauncherProcess command;

    @BeforeEach
    void sit() {
        command = LauncherProcess.in(folder);
    }

    @AfterEach
    void leave() throws Exception {
        command.clear();
    }

    @Test
    void starts_what_is_needed_first_and_tells_where_everything_is() throws Exception {
        Process up = up();

        assertThat(command.said("up").lines().filter(line -> line.contains("ready  ")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("[1/2] service"),
                        line -> assertThat(line).contains("[2/2] gateway"));
        assertThat(command.said("up")).containsPattern("Ready in \\d+\\.\\d s\\. All processes together take \\d+ MB");
        assertThat(command.endpoints().path("gateway").asString())
                .isEqualTo("http://localhost:" + (command.port() + 1));
        assertThat(command.process("service").isAlive()).isTrue();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(command.run().resolve("endpoints.json"))))
                .isEqualTo("rw-------");
        assertThat(up.isAlive()).isTrue();
    }

    @Test
    void an_interruption_ends_everything_well() throws Exception {
        Process up = up();

        up.destroy();

        assertThat(LauncherProcess.end(up)).isZero();
        assertThat(command.nothingAnswers()).isTrue();
        assertThat(command.run().resolve("endpoints.json")).doesNotExist();
        assertThat(command.said("up")).contains("Stopped everything in");
    }

    @Test
    void one_that_ends_while_starting_ends_everything() throws Exception {
        Process up = command.type("up", Map.of("stand-in.gateway", "exit3"), "up");

        assertThat(LauncherProcess.end(up)).isEqualTo(1);
        assertThat(command.said("up"))
                .contains("gateway ended while starting (exit code 3)")
                .contains("gateway.log says why.");
        assertThat(command.nothingAnswers()).isTrue();
        assertThat(command.run().resolve("endpoints.json")).doesNotExist();
    }

    @Test
    void one_that_is_killed_is_started_again() throws Exception {
        up();
        ProcessHandle before = command.process("service");

        before.destroyForcibly();

        await().atMost(Duration.ofSeconds(30)).until(() -> command.said("up").contains("service is ready again"));
        assertThat(command.said("up")).contains("service ended (exit code 137); starting it again.");
        assertThat(command.process("service").pid()).isNotEqualTo(before.pid());
    }

    @Test
    void one_that_is_killed_again_and_again_ends_everything() throws Exception {
        Process up = up();

        for (int death = 1; death <= 3; death++) {
            command.process("gateway").destroyForcibly();
            int deaths = death;
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !up.isAlive() || command.said("up").split("is ready again", -1).length > deaths);
        }

        assertThat(LauncherProcess.end(up)).isEqualTo(1);
        assertThat(command.said("up"))
                .contains("For the third time within a minute, gateway ended (exit code 137):"
                        + " logs/gateway.log says why.");
        assertThat(command.nothingAnswers()).isTrue();
    }

    @Test
    void a_port_that_is_taken_is_named() throws Exception {
        try (ServerSocket other = new ServerSocket(command.port() + 1, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(command.typeAndWait("up", "up")).isEqualTo(1);

            assertThat(command.said("up").lines())
                    .containsExactly("Port " + other.getLocalPort()
                            + ", which gateway needs, is taken: stop what listens there, or"
                            + " move every port with --port-offset 100.");
        }
    }

    @Test
    void a_second_one_leaves_the_first_alone() throws Exception {
        Process first = up();

        assertThat(command.typeAndWait("second", "up")).isEqualTo(1);

        assertThat(command.said("second")).startsWith("Ibasho is already running in");
        assertThat(first.isAlive()).isTrue();
        assertThat(command.process("gateway").isAlive()).isTrue();
    }

    @Test
    void what_a_killed_launcher_leaves_is_stopped_by_the_next_one() throws Exception {
        Process killed = up();
        ProcessHandle left = command.process("service");
        killed.destroyForcibly();
        LauncherProcess.end(killed);
        assertThat(left.isAlive()).isTrue();

        Process next = command.type("next", Map.of(), "up");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> command.isReady() && command.said("next").contains("Ready in"));

        assertThat(left.isAlive()).isFalse();
        assertThat(next.isAlive()).isTrue();
    }

    @Test
    void stopping_what_a_killed_launcher_left_leaves_nothing() throws Exception {
        Process killed = up();
        killed.destroyForcibly();
        LauncherProcess.end(killed);

        assertThat(command.typeAndWait("down", "down")).isZero();

        assertThat(command.said("down")).startsWith("Stopped everything in");
        assertThat(command.nothingAnswers()).isTrue();
    }

    @Test
    void stopping_when_nothing_runs_is_fine() throws Exception {
        assertThat(command.typeAndWait("down", "down")).isZero();

        assertThat(command.said("down").lines()).singleElement().asString().startsWith("Nothing is running in");
    }

    @Test
    void detached_it_returns_when_ready_and_down_stops_it() throws Exception {
        assertThat(command.typeAndWait("up", "up", "--detach")).isZero();

        assertThat(command.said("up")).contains("[2/2] gateway").contains("To stop: deploy/local/down.");
        assertThat(command.process("gateway").isAlive()).isTrue();
        assertThat(command.typeAndWait("down", "down")).isZero();
        assertThat(command.nothingAnswers()).isTrue();
    }

    @Test
    void detached_it_fails_as_it_would_have_in_the_foreground() throws Exception {
        Process up = command.type("up", Map.of("stand-in.gateway", "exit3"), "up", "--detach");

        assertThat(LauncherProcess.end(up)).isEqualTo(1);
        assertThat(command.said("up")).contains("gateway ended while starting (exit code 3)");
        assertThat(command.nothingAnswers()).isTrue();
    }

    @Test
    void an_option_that_there_is_not_is_said() throws Exception {
        assertThat(command.typeAndWait("up", "up", "--quick")).isEqualTo(2);

        assertThat(command.said("up").lines())
                .containsExactly("There is no option --quick; --help shows what there is.");
    }

    private Process up() {
        Process up = command.type("up", Map.of(), "up");
        await().atMost(Duration.ofSeconds(30)).until(() -> command.isReady() || !up.isAlive());
        assertThat(up.isAlive()).as(command.said("up")).isTrue();
        return up;
    }
}
