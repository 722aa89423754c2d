package org.ibasho.local.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {

    @TempDir
    Path folder;

    @Test
    void finds_a_process_that_was_noted() {
        PidFiles pids = new PidFiles(folder);

        pids.record("service", ProcessHandle.current());

        assertThat(pids.running()).containsOnlyKeys("service").containsValue(ProcessHandle.current());
    }

    @Test
    void takes_no_other_process_with_the_same_id_for_it() throws Exception {
        Files.writeString(folder.resolve("service"), ProcessHandle.current().pid() + " 1000000000000");

        assertThat(new PidFiles(folder).running()).isEmpty();
    }

    @Test
    void a_note_that_was_cut_short_names_nobody() throws Exception {
        Files.writeString(
                folder.resolve("service"), Long.toString(ProcessHandle.current().pid()));
        Files.writeString(folder.resolve("launcher"), "");

        assertThat(new PidFiles(folder).running()).isEmpty();
        assertThat(new PidFiles(folder).launcher()).isEmpty();
    }
}
