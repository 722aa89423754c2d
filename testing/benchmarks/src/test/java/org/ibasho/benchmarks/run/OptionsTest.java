package org.ibasho.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

class OptionsTest {

    @Test
    void defaults_are_five_rounds_of_five_seconds_by_1_8_and_32_writers() {
        Options usual = Options.parse("append");
        assertThat(usual.rounds()).isEqualTo(5);
        assertThat(usual.duration()).isEqualTo(Duration.ofSeconds(5));
        assertThat(usual.writers()).containsExactly(1, 8, 32);
        assertThat(usual.connectionsFor(32)).isEqualTo(32);
        assertThat(usual.events()).isEmpty();
        assertThat(usual.writeDocs()).isFalse();
        assertThat(usual.wants("raw")).isTrue();
    }

    @Test
    void options_come_in_any_order() {
        Options options = Options.parse(
                "size",
                "--write-docs",
                "--only",
                "raw,engine",
                "--events",
                "3_000_000",
                "--writers",
                "2,4",
                "--rounds",
                "1",
                "--connections",
                "10",
                "--seconds",
                "2");
        assertThat(options.writeDocs()).isTrue();
        assertThat(options.wants("engine")).isTrue();
        assertThat(options.wants("axon")).isFalse();
        assertThat(options.events()).hasValue(3_000_000);
        assertThat(options.writers()).containsExactly(2, 4);
        assertThat(options.rounds()).isEqualTo(1);
        assertThat(options.connectionsFor(4)).isEqualTo(10);
        assertThat(options.described()).isEqualTo("1 round of 2 s after a warm-up round");
    }

    @Test
    void wrong_options_are_refused_with_a_sentence() {
        assertRefused("Missing required parameter: 'BENCHMARK'");
        assertRefused("Unknown options: '--fast', '1'", "append", "--fast", "1");
        assertRefused("Missing required parameter for option '--rounds' (N)", "append", "--rounds");
        assertRefused(
                "Invalid value for option '--rounds': needs a number from 1 up, not 0", "append", "--rounds", "0");
        assertRefused(
                "Invalid value for option '--writers' (N): needs a number from 1 up, not many",
                "append",
                "--writers",
                "1,many");
    }

    private static void assertRefused(String sentence, String... arguments) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> Options.parse(arguments))
                .withMessage(sentence);
    }
}
