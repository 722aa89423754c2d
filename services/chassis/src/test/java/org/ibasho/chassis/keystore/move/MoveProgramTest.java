package org.ibasho.chassis.keystore.move;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibasho.chassis.keystore.DataKey;
import org.ibasho.chassis.keystore.TestKeyStore;
import org.ibasho.chassis.keystore.WrappingKeys;
import org.ibasho.chassis.keystore.folder.KeysetFolder;
import org.ibasho.chassis.keystore.vault.TransitServer;
import org.ibasho.chassis.keystore.vault.VaultProcesses;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.ibasho.testing.servers.process.ProjectFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program deploy/keys/move as a process of its own, which is killed in the middle. */
class MoveProgramTest {

    private static final byte[] CONTEXT = "about".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECRET = "ひなた".getBytes(StandardCharsets.UTF_8);
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path temporary;

    private final TransitServer server = TransitServer.start();
    private final Map<String, byte[]> sealed = new TreeMap<>();

    @AfterEach
    void stop() {
        server.close();
    }

    private WrappingKeys folder() {
        return new KeysetFolder(temporary.resolve("keys"));
    }

    private WrappingKeys vault() {
        return VaultProcesses.of(server, temporary);
    }

    @Test
    void a_program_that_is_killed_on_the_way_to_the_vault_is_finished_by_the_next_one() throws Exception {
        try (TestKeyStore store = TestKeyStore.fresh(this::folder)) {
            fill(store);
            // after the new key was made, after data keys were wrapped with it, and after the old key was destroyed
            for (int answers : new int[] {1, 3, 3}) {
                killedAfter(answers, store, "vault");
                assertAllAreRead(store, new MovingWrappingKeys(folder(), vault()));
            }

            assertThat(finished(store, "vault"))
                    .contains("3 data keys are wrapped in epoch 2 in the vault and unwrapped with it alone");
            assertAllAreRead(store, vault());
            assertThat(folder().isEmpty()).isTrue();
        }
    }

    @Test
    void a_program_that_is_killed_on_the_way_to_the_folder_is_finished_by_the_next_one() throws Exception {
        try (TestKeyStore store = TestKeyStore.fresh(this::vault)) {
            fill(store);
            // while data keys are unwrapped, and around the destruction of the old key in the vault
            for (int answers : new int[] {0, 2, 3}) {
                killedAfter(answers, store, "folder");
                assertAllAreRead(store, new MovingWrappingKeys(vault(), folder()));
            }

            assertThat(finished(store, "folder"))
                    .contains("3 data keys are wrapped in epoch 2 in the folder and unwrapped with it alone");
            assertAllAreRead(store, folder());
            assertThat(vault().isEmpty()).isTrue();
        }
    }

    @Test
    void a_vault_that_is_sealed_is_told_in_a_sentence_and_nothing_is_lost() throws Exception {
        try (TestKeyStore store = TestKeyStore.fresh(this::folder)) {
            fill(store);
            server.sealsAfter(0);

            Ended ended = ended(program(store, "vault"));

            assertThat(ended.code()).isEqualTo(75);
            assertThat(ended.output())
                    .contains("not moved yet, and nothing is lost: the vault is sealed")
                    .doesNotContain("Exception");
            assertAllAreRead(store, folder());
        }
    }

    @Test
    void the_script_starts_the_program_in_a_service() throws Exception {
        Path java = Files.createDirectories(temporary.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$@\"\n");
        java.toFile().setExecutable(true);
        Path service = Files.createFile(temporary.resolve("scheduling.jar"));

        assertThat(script("vault", service.toString()).output())
                .contains("-cp " + service, "-Dloader.main=" + MoveProgram.class.getName(), "PropertiesLauncher vault");
        assertThat(script("vault", "nowhere.jar").output()).contains("nowhere.jar is no program of a service");
        assertThat(script("cellar", service.toString()).output()).contains("usage");
    }

    private Ended script(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder(
                ProjectFolder.root().resolve("deploy/keys/move").toString(), arguments[0], arguments[1]);
        script.environment().put("JAVA_HOME", temporary.resolve("jdk").toString());
        return ended(script);
    }

    private void killedAfter(int answers, TestKeyStore store, String place) throws Exception {
        server.hangsAfter(answers);
        Process program = program(store, place)
                .redirectOutput(temporary.resolve("killed.log").toFile())
                .start();
        boolean stuck = server.isStuckWithin(LONG);
        program.destroyForcibly().waitFor();
        server.isMended();
        assertThat(stuck).as(Files.readString(temporary.resolve("killed.log"))).isTrue();
    }

    private String finished(TestKeyStore store, String place) throws Exception {
        Ended ended = ended(program(store, place));
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.output();
    }

    private record Ended(int code, String output) {}

    private static Ended ended(ProcessBuilder program) throws IOException, InterruptedException {
        Process started = program.redirectErrorStream(true).start();
        String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(started.waitFor(), output);
    }

    private ProcessBuilder program(TestKeyStore store, String place) throws IOException {
        PostgresAccess.Database database = store.database();
        ProcessBuilder program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MoveProgram.class.getName(),
                        place))
                .redirectErrorStream(true);
        program.environment()
                .putAll(Map.of(
                        "IBASHO_SIDE", "npo",
                        "IBASHO_KEYS_URL", database.url(),
                        "IBASHO_KEYS_USERNAME", database.runtime().username(),
                        "IBASHO_KEYS_PASSWORD", database.runtime().password(),
                        "IBASHO_KEYS_MIGRATOR_USERNAME", database.migrator().username(),
                        "IBASHO_KEYS_MIGRATOR_PASSWORD", database.migrator().password(),
                        "IBASHO_KEYS_WRAPPINGKEYS", temporary.resolve("keys").toString(),
                        "IBASHO_KEYS_VAULT_ADDRESS", server.address().toString(),
                        // longer than it takes to kill a process that waits
                        "IBASHO_KEYS_VAULT_TIMEOUT", "60s",
                        "IBASHO_KEYS_VAULT_TOKENFILE",
                                VaultProcesses.token(temporary).toString()));
        return program;
    }

    private void fill(TestKeyStore store) throws GeneralSecurityException {
        for (String subject : List.of("a", "b", "c")) {
            sealed.put(subject, store.keys().forSealing(subject).encrypt(SECRET, CONTEXT));
        }
    }

    private void assertAllAreRead(TestKeyStore store, WrappingKeys keys) throws GeneralSecurityException {
        try (TestKeyStore process = store.another(() -> keys)) {
            for (Map.Entry<String, byte[]> text : sealed.entrySet()) {
                assertThat(process.keys().find(text.getKey())).isInstanceOf(DataKey.Usable.class);
                Aead key = ((DataKey.Usable) process.keys().find(text.getKey())).aead();
                assertThat(key.decrypt(text.getValue(), CONTEXT)).isEqualTo(SECRET);
            }
        }
    }
}
