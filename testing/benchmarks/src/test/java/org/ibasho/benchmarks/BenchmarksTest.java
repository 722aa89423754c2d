package org.ibasho.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarksTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Path root, String... arguments) {
        return new Benchmarks(new Console(printing(out), printing(err)), root).run(arguments);
    }

    private static PrintStream printing(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    @Test
    void an_unknown_benchmark_is_answered_with_those_there_are(@TempDir Path root) {
        assertThat(run(root, "speed")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(
                        "There is no benchmark speed; there are append, size, replay, rebuild, lag, history, calendar,"
                                + " access-log, sealing, erasure and all.");
    }

    @Test
    void an_unknown_contestant_is_answered_with_those_there_are(@TempDir Path root) {
        assertThat(run(root, "append", "--only", "oracle")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(
                        "--only takes some of raw,engine,command,axon,axon-command,message-db,emmett, not oracle.");
    }

    @Test
    void help_names_every_benchmark(@TempDir Path root) {
        assertThat(run(root, "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "append ",
                        "size ",
                        "replay ",
                        "rebuild ",
                        "lag ",
                        "history ",
                        "calendar ",
                        "access-log ",
                        "sealing ",
                        "erasure ");
    }

    @Test
    void figures_replace_those_of_the_same_benchmark_and_leave_the_others() {
        assertThat(PerformancePage.withFigures(
                        between("### append\n\nold\n\n### size\n\nkept\n"), Map.of("append", "### append\n\nnew\n")))
                .isEqualTo(between("### append\n\nnew\n\n### size\n\nkept\n"));
    }

    @Test
    void figures_of_a_new_benchmark_come_last() {
        assertThat(PerformancePage.withFigures(between("### size\n\nkept\n"), Map.of("append", "### append\n\nnew\n")))
                .isEqualTo(between("### size\n\nkept\n\n### append\n\nnew\n"));
    }

    @Test
    void a_page_without_marks_is_refused() {
        assertThatIllegalStateException().isThrownBy(() -> PerformancePage.withFigures("no marks", Map.of()));
    }

    private static String between(String figures) {
        return "before\n%s\n\n%s\n%s\nafter\n".formatted(PerformancePage.BEGIN, figures, PerformancePage.END);
    }
}
