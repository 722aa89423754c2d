package org.ibasho.local.launcher.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path folder;

    @Test
    void are_made_once_and_stay() throws Exception {
        Path file = folder.resolve("secrets.json");
        Secrets first = Secrets.keptIn(file);
        String secret = first.secret("kafka.admin");
        String password = first.password("user.npo.oya");

        Secrets later = Secrets.keptIn(file);

        assertThat(later.secret("kafka.admin")).isEqualTo(secret).matches("[A-Za-z0-9_-]{32}");
        assertThat(later.password("user.npo.oya")).isEqualTo(password).matches("([a-z]{4}-){3}\\d\\d");
        assertThat(later.secret("kafka.scheduling")).isNotEqualTo(secret);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
