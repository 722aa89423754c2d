package org.ibasho.chassis.accesslog.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFileTest {

    @Test
    void processes_that_start_at_the_same_time_get_the_same_key(@TempDir Path folder) {
        Path file = folder.resolve("keys").resolve("access-log.key");
        var keys = ConcurrentHashMap.<String>newKeySet();
        try (ExecutorService processes = Executors.newFixedThreadPool(8)) {
            for (int process = 0; process < 8; process++) {
                processes.execute(() -> keys.add(
                        SigningKeyFile.readOrMake(file, "log/npo").verifier().toString()));
            }
        }

        assertThat(keys).hasSize(1);
        assertThat(folder.resolve("keys")).isDirectoryNotContaining("glob:**making-*");
    }

    @Test
    void a_key_that_others_can_read_or_that_is_of_another_log_is_refused(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("access-log.key");
        SigningKeyFile.readOrMake(file, "log/npo");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThatIllegalStateException().isThrownBy(() -> SigningKeyFile.readOrMake(file, "log/centre"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatIllegalStateException().isThrownBy(() -> SigningKeyFile.readOrMake(file, "log/npo"));
    }
}
