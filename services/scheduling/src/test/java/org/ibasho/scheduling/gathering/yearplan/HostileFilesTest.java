package org.ibasho.scheduling.gathering.yearplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Generated files of an attacker end no process that has 64 MB more than it needs at rest. */
@Tag("long")
class HostileFilesTest {

    private static final int FILES = 2000;
    private static final int HEADROOM_MB = 64;
    private static final String SEED = "20261128";

    /** The bytes that one file may allocate in all, most of them short-lived. */
    private static final long MOST_ALLOCATED = 600L * 1024 * 1024;

    /** Processor time for one file on any machine: no file is worked on without end. */
    private static final long LONGEST_MS = 60_000;

    private static final Pattern RESULT =
            Pattern.compile("(?<files>\\d+) accepted=(?<accepted>\\d+) allocated=(?<bytes>\\d+) longest=(?<ms>\\d+)");

    @Test
    void two_thousand_hostile_files_end_no_process() throws Exception {
        int atRest = Integer.parseInt(run("-Xmx300m").strip());
        String output = run("-Xmx" + (atRest + HEADROOM_MB) + "m", SEED, String.valueOf(FILES));
        Matcher result = RESULT.matcher(output);
        assertThat(result.find()).as(output).isTrue();
        assertThat(Integer.parseInt(result.group("files"))).isEqualTo(FILES);
        assertThat(Integer.parseInt(result.group("accepted")))
                .as("some are pictures after all")
                .isPositive();
        assertThat(Long.parseLong(result.group("bytes"))).as(output).isLessThan(MOST_ALLOCATED);
        assertThat(Long.parseLong(result.group("ms"))).as(output).isLessThan(LONGEST_MS);
    }

    private static String run(String heap, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                HostileFilesRun.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines()
                .filter(line -> !line.startsWith("SLF4J"))
                .reduce("", (before, line) -> before + line + "\n");
    }
}
