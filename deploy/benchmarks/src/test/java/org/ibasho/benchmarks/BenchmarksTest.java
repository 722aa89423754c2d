package org.ibasho.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
                        "There is no benchmark speed; there are append, size, replay, rebuild, lag, calendar and all.");
    }

    @Test
    void an_unknown_contestant_is_answered_with_those_there_are(@TempDir Path root) {
        assertThat(run(root, "append", "--only", "oracle")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(
                        "--only takes some of raw,engine,command,axon,message-db,emmett, not oracle.");
    }

    @Test
    void help_names_every_benchmark(@TempDir Path root) {
        assertThat(run(root, "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("append ", "size ", "replay ", "rebuild ", "lag ", "calendar ");
    }

    @Test
    void figures_replace_those_between_the_marks() {
        String page = PerformancePage.withFigures(
                "before\n%s\nold\n%s\nafter\n".formatted(PerformancePage.BEGIN, PerformancePage.END), "new");
        assertThat(page)
                .isEqualTo("before\n%s\n\nnew\n%s\nafter\n".formatted(PerformancePage.BEGIN, PerformancePage.END));
        assertThatIllegalStateException().isThrownBy(() -> PerformancePage.withFigures("no marks", "new"));
    }
}
