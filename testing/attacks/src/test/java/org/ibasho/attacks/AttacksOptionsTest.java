package org.ibasho.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttacksOptionsTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    private int run(String... arguments) {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Attacks.run(print, print, arguments);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void lists_the_attacks() {
        assertThat(run("--list")).isZero();
        assertThat(output().lines())
                .contains("smuggling", "slow-clients", "tokens")
                .doesNotHaveDuplicates();
    }

    @Test
    void wrong_options_end_with_2_and_a_sentence() {
        assertThat(run("--only", "lightning")).isEqualTo(2);
        assertThat(output()).contains("there is no attack lightning; --list shows the names");
        assertThat(run("--minutes", "many")).isEqualTo(2);
    }

    @Test
    void says_what_to_do_if_nothing_is_running() {
        assertThat(run("--run-dir", folder.toString())).isEqualTo(2);
        assertThat(output()).contains("start it with deploy/local/up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://192.0.2.1:8080", "http://0.0.0.0:8080", "https://localhost:8080", "http://[2001:db8::1]"
            })
    void attacks_nothing_but_loopback_addresses(String address) throws IOException {
        Files.writeString(folder.resolve("endpoints.json"), """
            {"gateway": "http://localhost:1", "consultation": "http://localhost:1",
             "npo": {"tokenUrl": "http://localhost:1"}, "centre": {"tokenUrl": "http://localhost:1"}}
            """);

        assertThat(run("--run-dir", folder.toString(), "--gateway", address)).isEqualTo(2);
        assertThat(output()).contains(address + " is not a loopback address");
    }
}
