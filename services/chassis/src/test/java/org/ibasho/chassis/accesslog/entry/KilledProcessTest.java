package org.ibasho.chassis.accesslog.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.seal.TreeSealer;
import org.ibasho.chassis.accesslog.verify.LogVerifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Processes that are killed while they write: no entry is lost whose answer has left, and none of them has a gap. */
@Tag("long")
class KilledProcessTest {

    private static final int KILLS = 12;
    private static final int MOST_ANSWERS = 2_000;

    private final TestLog log = TestLog.fresh();

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void no_answered_entry_is_lost_and_there_is_no_gap() throws IOException, InterruptedException {
        Random random = new Random(1);
        List<String> answered = new ArrayList<>();
        TreeSealer sealer = new TreeSealer(log.database(), log.key(), () -> 0);
        for (int kill = 0; kill < KILLS; kill++) {
            answered.addAll(killedAfter(1 + random.nextInt(MOST_ANSWERS), "process/" + kill));
            assertThat(sealer.seal().orElseThrow().missing()).isEmpty();
        }
        sealer.seal();

        assertThat(log.database()
                        .jdbc()
                        .sql("select request from access_entry")
                        .query(String.class)
                        .list())
                .containsAll(answered);
        assertThat(new LogVerifier(log.database().jdbc(), log.key().verifier())
                        .verify(List.of())
                        .findings())
                .isEmpty();
        assertThat(log.count("leaf")).isEqualTo(log.count("access_entry"));
    }

    private List<String> killedAfter(int answers, String name) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WritingProcess.class.getName(),
                        log.url(),
                        log.user(),
                        log.password(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> answered = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(name)) {
                    answered.add(line);
                }
                if (answered.size() == answers) {
                    // unlike that of the process itself, it leaves what was printed to be read
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        // the last line may have been cut off in the middle
        answered.removeLast();
        return answered;
    }
}
