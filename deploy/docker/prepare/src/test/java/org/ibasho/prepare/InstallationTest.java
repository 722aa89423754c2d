package org.ibasho.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program says in a sentence what an installation lacks, and what to do. */
class InstallationTest {

    @TempDir
    private Path folder;

    @Test
    void reads_a_secret_without_the_line_end_that_an_editor_adds() throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/kafka.admin"), "secret\n");

        assertThat(installation(Map.of()).secret("kafka.admin")).isEqualTo("secret");
    }

    @Test
    void says_which_secret_is_missing_and_how_to_make_it() {
        assertThatExceptionOfType(MissingSecret.class)
                .isThrownBy(() -> installation(Map.of()).secret("kafka.admin"))
                .withMessage("The secret kafka.admin cannot be read: run deploy/docker/init.");
    }

    @Test
    void says_which_setting_is_missing() {
        assertThatExceptionOfType(MissingSecret.class)
                .isThrownBy(() -> installation(Map.of()).side())
                .withMessage("The setting IBASHO_SIDE is missing in docker-compose.yml.");
    }

    @Test
    void knows_two_sides() {
        assertThat(installation(Map.of("IBASHO_SIDE", "centre")).side().services())
                .containsExactly("consultation");
        assertThatExceptionOfType(MissingSecret.class)
                .isThrownBy(() -> installation(Map.of("IBASHO_SIDE", "city")).side())
                .withMessage("There is no side city; there are npo and centre.");
    }

    private Installation installation(Map<String, String> settings) {
        return new Installation(folder, settings);
    }
}
