package org.ibasho.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ibasho.attacks.Attacks;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All attacks on a system that {@code deploy/local/up} starts for them, on ports of its own. The variable {@code
 * IBASHO_RUN} names a running system instead.
 */
@Tag("long")
class AttacksTest {

    private static final String PORT_OFFSET = "900";
    private static final Path ROOT = Path.of(System.getProperty("ibasho.root", "."));

    @Test
    void no_attack_succeeds() throws IOException, InterruptedException {
        String already = System.getenv("IBASHO_RUN");
        if (already != null) {
            attack(Path.of(already));
            return;
        }
        Path folder = Files.createTempDirectory("ibasho-attacks");
        // PostgreSQL runs as an unprivileged user, who has to reach its data
        folder.toFile().setExecutable(true, false);
        folder.toFile().setReadable(true, false);
        try {
            command("up", folder, "--detach", "--port-offset", PORT_OFFSET);
            attack(folder);
        } finally {
            command("down", folder);
        }
    }

    private static void attack(Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = Attacks.run(print, print, "--run-dir", folder.toString());
        String table = out.toString(StandardCharsets.UTF_8);
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "attacks.txt"), table);
        assertThat(code).as(table).isZero();
    }

    private static void command(String name, Path folder, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(ROOT.resolve("deploy/local/" + name).toString(), "--run-dir", folder.toString()));
        command.addAll(List.of(more));
        // a file, because processes in the background would keep a pipe open
        Path said = Files.createDirectories(Path.of("target")).resolve(name + ".log");
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertThat(code).as(() -> name + ": " + read(said)).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
