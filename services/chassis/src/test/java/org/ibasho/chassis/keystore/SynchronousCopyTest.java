package org.ibasho.chassis.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.ibasho.chassis.keystore.copies.KeyStoreHealth;
import org.ibasho.chassis.keystore.copies.SynchronousCopies;
import org.ibasho.chassis.keystore.folder.KeysetFolder;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.ibasho.testing.servers.postgres.PostgresServer;
import org.ibasho.testing.servers.postgres.PostgresStandby;
import org.ibasho.testing.servers.process.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** The key store on two servers: what was handed out survives the loss of one. */
@Tag("long")
@Timeout(300)
class SynchronousCopyTest {

    private static final String PASSWORD = "only-for-this-test";
    private static final int PROCESSES = 4;

    @TempDir
    private Path folder;

    private PostgresServer server;
    private PostgresAccess.Database database;

    @BeforeEach
    void start() throws IOException, SQLException {
        server = new PostgresServer(new PostgresServer.Settings(
                "PostgreSQL",
                Files.createDirectory(folder.resolve("primary")).resolve("data"),
                folder.resolve("postgres.log"),
                Ports.free(),
                PASSWORD,
                true));
        server.start();
        database = server.access().createDatabase("keys", PASSWORD, PASSWORD);
        asSuperuser("grant pg_read_all_stats to keys");
        Flyway.configure()
                .dataSource(database.url(), database.migrator().username(), PASSWORD)
                .locations("classpath:db/keys")
                .load()
                .migrate();
    }

    @AfterEach
    void stop() {
        server.kill();
    }

    private void asSuperuser(String statement) throws SQLException {
        try (Connection superuser = server.access().connect("postgres");
                Statement sql = superuser.createStatement()) {
            sql.execute(statement);
        }
    }

    private PostgresStandby standby() {
        return PostgresStandby.of(server, folder.resolve("standby"), Ports.free());
    }

    private void copySynchronously(String names) throws SQLException {
        asSuperuser("alter system set synchronous_standby_names = '" + names + "'");
        asSuperuser("select pg_reload_conf()");
    }

    private KeyStore process(int copies) {
        HikariDataSource source = KeyStoreConfiguration.connections(new KeyStoreSettings(
                database.url(),
                database.runtime().username(),
                PASSWORD,
                new KeyStoreSettings.Migrator(database.migrator().username(), PASSWORD),
                copies));
        source.addDataSourceProperty("socketTimeout", "3");
        return KeyStore.on(
                source,
                new SynchronousCopies(source, copies),
                new KeysetFolder(folder.resolve("wrapping-keys")),
                new AtomicLong()::get,
                List::of);
    }

    private void awaitCopies(KeyStore store, int copies) {
        await().until(() -> store.copies().state().attached() == copies);
    }

    @Test
    void what_was_handed_out_is_on_the_other_server_when_the_first_one_dies() throws SQLException {
        Collection<String> handedOut;
        Collection<String> erased = new ConcurrentLinkedQueue<>();
        try (KeyStore first = process(0);
                PostgresStandby standby = standby()) {
            copySynchronously("*");
            awaitCopies(first, 1);
            handedOut = dieUnderLoad(erased);
            try (PostgresServer successor = standby.takeOver();
                    KeyStore after = process(0)) {
                server = successor;
                assertThat(handedOut)
                        .hasSizeGreaterThan(PROCESSES)
                        .allSatisfy(subject -> assertThat(after.keys().find(subject))
                                .isInstanceOfAny(DataKey.Usable.class, DataKey.Erased.class));
                assertThat(erased)
                        .isNotEmpty()
                        .allSatisfy(subject ->
                                assertThat(after.keys().find(subject)).isInstanceOf(DataKey.Erased.class));
            }
        }
    }

    /** Kills the server while processes make and erase keys. */
    private Queue<String> dieUnderLoad(Collection<String> erased) {
        Queue<String> handedOut = new ConcurrentLinkedQueue<>();
        AtomicBoolean dead = new AtomicBoolean();
        List<CompletableFuture<Void>> processes = IntStream.range(0, PROCESSES)
                .mapToObj(n -> CompletableFuture.runAsync(() -> {
                    try (KeyStore process = process(1)) {
                        for (int person = 0; !dead.get(); person++) {
                            String subject = n + " " + person;
                            process.keys().forSealing(subject);
                            handedOut.add(subject);
                            if (person % 3 == 0) {
                                process.erasures().erase(subject);
                                erased.add(subject);
                            }
                        }
                    } catch (KeyStoreUnavailable killed) {
                        dead.set(true);
                    }
                }))
                .toList();
        await().until(() -> handedOut.size() > 50);
        server.kill();
        processes.forEach(CompletableFuture::join);
        return handedOut;
    }

    @Test
    void without_a_synchronous_copy_a_key_that_was_handed_out_is_lost() {
        try (KeyStore store = process(0);
                PostgresStandby standby = standby()) {
            store.keys().forSealing("known to both");
            awaitOnStandby(standby);
            standby.cutOff();
            store.keys().forSealing("handed out");
            server.kill();
            try (PostgresServer successor = standby.takeOver();
                    KeyStore after = process(0)) {
                server = successor;
                assertThat(after.keys().find("known to both")).isInstanceOf(DataKey.Usable.class);
                assertThat(after.keys().find("handed out")).isInstanceOf(DataKey.None.class);
            }
        }
    }

    private static void awaitOnStandby(PostgresStandby standby) {
        await().until(() -> {
            try (Connection superuser = standby.access().connect("keys");
                    Statement sql = superuser.createStatement();
                    var row = sql.executeQuery("select count(*) = 1 from data_key")) {
                return row.next() && row.getBoolean(1);
            }
        });
    }

    @Test
    void without_the_required_copy_nothing_is_stored_and_reads_go_on() throws SQLException {
        try (KeyStore store = process(0);
                KeyStore strict = process(1)) {
            store.keys().forSealing("somebody");

            assertThatExceptionOfType(KeyStoreUnavailable.class)
                    .isThrownBy(() -> strict.keys().forSealing("somebody new"))
                    .withMessageContaining("synchronous copies");
            assertThatExceptionOfType(KeyStoreUnavailable.class)
                    .isThrownBy(() -> strict.erasures().erase("somebody"));
            assertThatExceptionOfType(KeyStoreUnavailable.class)
                    .isThrownBy(() -> strict.turn().turn());

            assertThat(strict.keys().find("somebody")).isInstanceOf(DataKey.Usable.class);
            assertThat(strict.keys().find("somebody new")).isInstanceOf(DataKey.None.class);
            assertThat(health(strict)).satisfies(health -> {
                assertThat(health.getStatus().getCode()).isEqualTo("DEGRADED");
                assertThat(health.getDetails()).containsEntry("copies", 0).containsKey("missing");
            });
            assertThat(health(store).getStatus()).isEqualTo(Status.UP);

            try (PostgresStandby standby = standby()) {
                copySynchronously("*");
                awaitCopies(strict, 1);
                assertThat(strict.keys().forSealing("somebody new")).isNotNull();
                assertThat(health(strict).getStatus()).isEqualTo(Status.UP);
                assertThat(copiesMetric(strict)).isEqualTo(1);

                standby.cutOff();
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThatExceptionOfType(KeyStoreUnavailable.class)
                                .isThrownBy(() -> strict.keys().forSealing("somebody else")));
                assertThat(strict.keys().find("somebody")).isInstanceOf(DataKey.Usable.class);
            }
        }
    }

    /** The copy goes away after it was seen: the commit waits, and its caller no longer than the time limit. */
    @Test
    void a_commit_that_waits_for_a_copy_ends_with_an_error_within_the_time_limit() throws SQLException {
        try (KeyStore unaware = process(0)) {
            copySynchronously("nobody");

            // the server takes up its settings a moment later
            AtomicInteger person = new AtomicInteger();
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThatExceptionOfType(KeyStoreUnavailable.class)
                            .isThrownBy(() -> unaware.keys().forSealing("person " + person.incrementAndGet())));

            assertThat(unaware.keys().find("person " + person)).isInstanceOf(DataKey.None.class);
            copySynchronously("");
            await().ignoreException(KeyStoreUnavailable.class)
                    .until(() -> unaware.keys().forSealing("person " + person) != null);
        }
    }

    @Test
    void a_role_that_may_not_see_standbys_and_a_server_that_archives_are_named() throws SQLException {
        asSuperuser("revoke pg_read_all_stats from keys");
        asSuperuser("alter system set archive_mode = on");
        server.stop();
        server.start();
        HikariDataSource source = KeyStoreConfiguration.connections(new KeyStoreSettings(
                database.url(),
                database.runtime().username(),
                PASSWORD,
                new KeyStoreSettings.Migrator(database.migrator().username(), PASSWORD),
                1));
        try (source) {
            SynchronousCopies copies = new SynchronousCopies(source, 1);
            assertThat(new KeyStoreHealth(copies).health().getDetails())
                    .extractingByKeys("missing", "archive")
                    .anySatisfy(detail -> assertThat(detail).asString().contains("pg_read_all_stats"))
                    .anySatisfy(detail -> assertThat(detail).asString().contains("archive_mode"));
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> KeyStoreConfiguration.refuseArchive(copies))
                    .withMessageContaining("archive_mode = off");
        }
    }

    private static Health health(KeyStore store) {
        return new KeyStoreHealth(store.copies()).health();
    }

    private static double copiesMetric(KeyStore store) {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        new KeyStoreHealth(store.copies()).bindTo(meters);
        return meters.get("ibasho.keys.copies").gauge().value();
    }
}
