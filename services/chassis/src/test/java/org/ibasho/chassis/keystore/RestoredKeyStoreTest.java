package org.ibasho.chassis.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.crypto.tink.Aead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.ibasho.testing.servers.process.ProjectFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs deploy/keys/backup and restore, and what services do when they meet a restored key store. */
class RestoredKeyStoreTest {

    private static final byte[] CONTEXT = "about".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECRET = "ひなた".getBytes(StandardCharsets.UTF_8);
    private static final String STAYS = "somebody who stays";
    private static final String ERASED = "somebody who is erased after the backup";

    @TempDir
    private Path backups;

    private final TestKeyStore store = TestKeyStore.fresh();
    private byte[] stays = SECRET;
    private byte[] erased = SECRET;

    @BeforeEach
    void seal() throws Exception {
        assumeTrue(isInstalled("psql") && isInstalled("shred"), "psql and shred are needed: apt-get install them");
        stays = store.keys().forSealing(STAYS).encrypt(SECRET, CONTEXT);
        erased = store.keys().forSealing(ERASED).encrypt(SECRET, CONTEXT);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void each_backup_is_for_its_owner_alone_and_destroys_the_one_before() throws Exception {
        assertThat(run(store.database, "backup", backups)).contains("data_key 2");
        Path first = onlyBackup();
        store.keys().forSealing("somebody new");

        assertThat(run(store.database, "backup", backups)).contains("data_key 3");

        assertThat(onlyBackup()).isNotEqualTo(first);
        assertThat(Files.getPosixFilePermissions(onlyBackup())).hasSize(2);
    }

    @Test
    void a_backup_that_fails_leaves_the_one_before() throws Exception {
        run(store.database, "backup", backups);
        Path first = onlyBackup();
        String before = Files.readString(first);
        // what is there can't be restored: each row breaks it
        asOwner(store, "alter table data_key add constraint nothing_is_right check (subject = '') not valid");

        assertThat(fails(store.database, "backup", backups)).contains("nothing_is_right");

        assertThat(onlyBackup()).isEqualTo(first).hasContent(before);
    }

    @Test
    void no_copy_brings_back_whoever_was_erased_since() throws Exception {
        run(store.database, "backup", backups);
        store.erasures().erase(ERASED);

        try (TestKeyStore restored = store.restored(database -> run(database, "restore", onlyBackup()))) {
            restored.erasedInHistory.add(ERASED);

            assertThat(restored.keys().find(ERASED)).isInstanceOf(DataKey.Erased.class);
            assertThat(opened(restored.keys().find(STAYS), stays)).isEqualTo(SECRET);
            assertThat(restored.jdbc()
                            .sql("select count(*) from data_key where wrapped is not null")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void without_the_history_a_copy_does_bring_them_back() throws Exception {
        run(store.database, "backup", backups);
        store.erasures().erase(ERASED);

        try (TestKeyStore restored = store.restored(database -> run(database, "restore", onlyBackup()))) {
            assertThat(opened(restored.keys().find(ERASED), erased)).isEqualTo(SECRET);
        }
    }

    @Test
    void a_running_process_forgets_what_it_knows_when_its_store_was_restored() throws Exception {
        run(store.database, "backup", backups);
        Path backup = onlyBackup();
        store.erasures().erase(ERASED);
        String made = "somebody new since the backup";
        store.keys().forSealing(made);
        store.erasedInHistory.add(ERASED);
        assertThat(store.keys().find(made)).isInstanceOf(DataKey.Usable.class);

        asOwner(store, "truncate data_key, wrapping_epoch cascade");
        run(store.database, "restore", backup);
        store.passes(TimeUnit.SECONDS.toNanos(1));

        assertThat(store.keys().find(made)).isInstanceOf(DataKey.None.class);
        assertThat(store.keys().find(ERASED)).isInstanceOf(DataKey.Erased.class);
        assertThat(store.erasures().certificate(ERASED)).isPresent();
        try (TestKeyStore other = store.another()) {
            assertThat(other.keys().find(ERASED)).isInstanceOf(DataKey.Erased.class);
            String later = "somebody who is erased after the restore";
            other.keys().forSealing(later);
            store.keys().find(later);
            other.erasures().erase(later);
            store.passes(TimeUnit.SECONDS.toNanos(1));
            assertThat(store.keys().find(later)).isInstanceOf(DataKey.Erased.class);
        }
    }

    @Test
    void erasures_after_a_restore_are_numbered_after_those_of_the_backup() throws Exception {
        store.erasures().erase(ERASED);
        run(store.database, "backup", backups);

        try (TestKeyStore restored = store.restored(database -> run(database, "restore", onlyBackup()))) {
            restored.erasures().erase(STAYS);

            assertThat(restored.jdbc()
                            .sql("select subject from data_key order by erasure")
                            .query(String.class)
                            .list())
                    .containsExactly(ERASED, STAYS);
        }
    }

    @Test
    void a_store_that_is_not_empty_and_half_a_backup_are_refused() throws Exception {
        run(store.database, "backup", backups);
        Path backup = onlyBackup();
        assertThat(fails(store.database, "restore", backup)).contains("not empty");

        List<String> lines = Files.readAllLines(backup);
        Path half = Files.write(backups.resolve("half.sql"), lines.subList(0, lines.size() - 3));
        assertThat(fails(store.database, "restore", half)).contains("no complete backup");
    }

    @Test
    void a_backup_of_other_tables_is_refused() throws Exception {
        run(store.database, "backup", backups);
        List<String> lines = new ArrayList<>(Files.readAllLines(onlyBackup()));
        lines.set(0, "-- key store, schema 20200101.01");
        Path other = Files.write(backups.resolve("other.sql"), lines);
        asOwner(store, "truncate data_key, wrapping_epoch cascade");

        assertThat(fails(store.database, "restore", other)).contains("the backup has schema 20200101.01");
    }

    private Path onlyBackup() {
        try (Stream<Path> files = Files.list(backups)) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().startsWith("key-store-"))
                    .toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String run(PostgresAccess.Database store, String program, Path argument) {
        Ended ended = ended(store, program, argument);
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended.output();
    }

    private static String fails(PostgresAccess.Database store, String program, Path argument) {
        Ended ended = ended(store, program, argument);
        assertThat(ended.code()).as(ended.output()).isNotZero();
        return ended.output();
    }

    private record Ended(int code, String output) {}

    private static Ended ended(PostgresAccess.Database store, String program, Path argument) {
        PostgresAccess server = TestServers.postgres();
        PostgresAccess.Login owner = store.migrator();
        String url = store.url();
        ProcessBuilder process = new ProcessBuilder(
                        ProjectFolder.root()
                                .resolve("deploy/keys")
                                .resolve(program)
                                .toString(),
                        argument.toString())
                .redirectErrorStream(true);
        process.environment()
                .putAll(Map.of(
                        "PGHOST", server.host(),
                        "PGPORT", String.valueOf(server.port()),
                        "PGDATABASE", url.substring(url.lastIndexOf('/') + 1),
                        "PGUSER", owner.username(),
                        "PGPASSWORD", owner.password()));
        try {
            Process started = process.start();
            String output = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(started.waitFor(), output);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void asOwner(TestKeyStore store, String statement) throws java.sql.SQLException {
        PostgresAccess.Login owner = store.database.migrator();
        try (var connection =
                        java.sql.DriverManager.getConnection(store.database.url(), owner.username(), owner.password());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static byte[] opened(DataKey key, byte[] sealed) throws GeneralSecurityException {
        assertThat(key).isInstanceOf(DataKey.Usable.class);
        Aead aead = ((DataKey.Usable) key).aead();
        return aead.decrypt(sealed, CONTEXT);
    }
}
