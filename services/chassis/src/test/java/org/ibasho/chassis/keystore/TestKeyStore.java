package org.ibasho.chassis.keystore;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.flywaydb.core.Flyway;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new key store with its wrapping keys, and a clock that a test moves. */
public final class TestKeyStore implements AutoCloseable {

    private static final AtomicInteger MADE = new AtomicInteger();

    final Path folder;
    final AtomicLong nanos = new AtomicLong();
    final PostgresAccess.Database database;
    private final KeyStore store;

    private TestKeyStore(PostgresAccess.Database database, Path folder) {
        this.database = database;
        this.folder = folder;
        this.store = KeyStore.on(source(database), new KeysetFolder(folder), nanos::get);
    }

    public static TestKeyStore fresh() {
        try {
            return new TestKeyStore(emptyDatabase(), Files.createTempDirectory("wrapping-keys-"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** An empty store by mistake, with the wrapping keys of this one. */
    TestKeyStore emptyOnTheSameFolder() {
        return new TestKeyStore(emptyDatabase(), folder);
    }

    private static PostgresAccess.Database emptyDatabase() {
        PostgresAccess.Database database = TestServers.postgres()
                .createDatabase("keys_" + MADE.incrementAndGet(), "migrator-password", "runtime-password");
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.migrator().username(),
                        database.migrator().password())
                .locations("classpath:db/keys")
                .load()
                .migrate();
        return database;
    }

    /** Another process on the same store. */
    public TestKeyStore another() {
        return new TestKeyStore(database, folder);
    }

    public void passes(long more) {
        nanos.addAndGet(more);
    }

    public DataKeys keys() {
        return store.keys();
    }

    public Erasures erasures() {
        return store.erasures();
    }

    public EpochTurn turn() {
        return store.turn();
    }

    public KeyStore store() {
        return store;
    }

    /** With whatever keys there are at the moment, and none remembered. */
    Wrapping wrapping() {
        return new Wrapping(new KeysetFolder(folder), new DataKeyTable(store.source()));
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(store.source());
    }

    /** As if the server were gone. */
    void disconnect() {
        store.close();
    }

    @Override
    public void close() {
        store.close();
    }

    private static HikariDataSource source(PostgresAccess.Database database) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(database.url());
        source.setUsername(database.runtime().username());
        source.setPassword(database.runtime().password());
        source.setMaximumPoolSize(4);
        source.setConnectionTimeout(5_000);
        return source;
    }
}
