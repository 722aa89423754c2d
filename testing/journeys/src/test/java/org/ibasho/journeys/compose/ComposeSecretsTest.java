package org.ibasho.journeys.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Secrets are in their files and nowhere else, and no container can do more than it has to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("compose")
class ComposeSecretsTest {

    private static final List<String> OURS =
            List.of("scheduling", "attendance", "reporting", "consultation", "gateway", "prepare", "identity");
    private static final int SHORTEST = 20;

    private ComposeSystem system;
    private Path patterns;

    @BeforeAll
    void collectSecrets(@TempDir Path folder) throws IOException {
        system = ComposeSystem.running();
        patterns = folder.resolve("patterns");
        try (Stream<Path> made = Files.list(system.made())) {
            String secrets = made.filter(ComposeSecretsTest::isSecret)
                    .flatMap(ComposeSecretsTest::lines)
                    .filter(line -> line.length() >= SHORTEST && !line.startsWith("-----"))
                    .collect(Collectors.joining("\n", "", "\n"));
            Files.writeString(patterns, secrets);
        }
    }

    private static boolean isSecret(Path file) {
        String name = file.getFileName().toString();
        return !name.endsWith(".crt")
                && !name.endsWith(".names")
                && !name.equals("trust")
                && !name.equals("kafka.cluster")
                && !name.equals("notices.push.public");
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void each_secret_is_a_file_that_its_owner_alone_reads() throws IOException {
        try (Stream<Path> files = Files.walk(system.made().getParent())) {
            List<String> readable = files.filter(Files::isRegularFile)
                    .filter(file -> !"rw-------".equals(permissions(file)))
                    .map(Path::toString)
                    .filter(file -> !file.endsWith("made/trust"))
                    .toList();
            assertThat(readable).isEmpty();
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void the_search_finds_a_secret_where_there_is_one() {
        String file = "/run/ibasho/settings/ibasho.client-key";
        assertThat(found("docker exec " + system.container("scheduling") + " cat " + file))
                .isEqualTo(1);
    }

    @Test
    void no_secret_is_in_a_layer_of_an_image() {
        assertThat(found("docker save "
                        + OURS.stream().map(name -> "ibasho/" + name).collect(Collectors.joining(" "))))
                .isZero();
    }

    @Test
    void no_secret_is_in_what_compose_and_the_engine_tell_of_a_container() {
        assertThat(found("docker-compose --env-file testing/journeys/target/compose/settings.env config"))
                .isZero();
        for (String service : system.services()) {
            assertThat(found("docker inspect " + system.container(service)))
                    .as(service)
                    .isZero();
        }
    }

    @Test
    void no_secret_is_in_the_environment_or_the_command_line_of_a_process() {
        for (String service : system.runningServices()) {
            assertThat(found("docker exec " + system.container(service)
                            + " sh -c 'cat /proc/[0-9]*/environ /proc/[0-9]*/cmdline 2>/dev/null; true'"))
                    .as(service)
                    .isZero();
        }
    }

    @Test
    void no_secret_is_in_a_log() {
        for (String service : system.services()) {
            assertThat(found("docker logs " + system.container(service) + " 2>&1"))
                    .as(service)
                    .isZero();
        }
    }

    @Test
    void no_process_is_root_and_none_can_change_its_program() {
        for (String service : system.runningServices()) {
            assertThat(system.inside(service, "id", "-u").output().strip())
                    .as(service)
                    .isNotEqualTo("0");
            assertThat(system.inside(service, "touch", "/app-or-anything").succeeded())
                    .as(service)
                    .isFalse();
            String how = Command.run(
                            "docker",
                            "inspect",
                            "--format",
                            "{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}",
                            system.container(service))
                    .output()
                    .strip();
            assertThat(how).as(service).isEqualTo("true [ALL] [no-new-privileges:true]");
        }
    }

    /** The number of lines in a command's output that hold a secret. */
    private int found(String command) {
        String search = command + " | grep --text --count --fixed-strings -f " + patterns + "; exit ${PIPESTATUS[0]}";
        return Integer.parseInt(
                Command.run("bash", "-c", search).successful(command).strip());
    }
}
