package org.ibasho.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two worlds, each with its own servers and services. */
@Tag("long")
class SideBySideTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private int run(String... arguments) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return Faults.commandLine(new Console(out)).execute(arguments);
    }

    private List<String> lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static Stream<ProcessHandle> children() {
        return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive);
    }

    @Test
    void runs_are_divided_among_the_worlds_and_each_seed_is_run_once() {
        assertThat(run("--seed", "1", "--runs", "6", "--side-by-side", "2", "--only", "publisher-killed"))
                .isZero();
        assertThat(lines().stream()
                        .filter(line -> line.contains("passed"))
                        .map(line -> Integer.parseInt(line.split(" +", -1)[1])))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        assertThat(lines().getLast()).startsWith("6 runs, no event lost or duplicated, seeds 1 to 6, in ");
        assertThat(children()).isEmpty();
    }

    @Test
    void the_first_failure_stops_every_world_and_ends_its_processes() {
        String[] arguments = {"--seed", "1", "--runs", "1000", "--side-by-side", "2", "--only", "delivered-thrice"};
        assertThat(run(Stream.concat(Arrays.stream(arguments), Stream.of("--sabotage", "inbox-off"))
                        .toArray(String[]::new)))
                .isEqualTo(1);
        assertThat(lines().stream().filter(line -> line.contains("FAILED"))).isNotEmpty();
        assertThat(lines()).hasSizeLessThan(60);
        assertThat(lines().getLast()).startsWith("A check failed, seeds 1 to 1000, in ");
        assertThat(children()).isEmpty();
    }
}
