package org.ibasho.chassis.keystore;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.ibasho.chassis.keystore.copies.SynchronousCopies;
import org.ibasho.chassis.keystore.folder.KeysetFolder;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new key store with its wrapping keys, and a clock that a test moves. */
public final class TestKeyStore implements AutoCloseable {

    private static final AtomicInteger MADE = new AtomicInteger();

    final Path folder;
    final AtomicLong nanos = new AtomicLong();
    final PostgresAccess.Database database;

    /** Whom the service's own events say to be erased. */
    final Set<String> erasedInHistory = new ConcurrentSkipListSet<>();

    private final List<Erasures.History> histories = new CopyOnWriteArrayList<>(List.of(this::erasedAfter));

    private final Supplier<WrappingKeys> wrappingKeys;
    private final KeyStore store;

    private TestKeyStore(PostgresAccess.Database database, Path folder, Supplier<WrappingKeys> wrappingKeys) {
        this.database = database;
        this.folder = folder;
        this.wrappingKeys = wrappingKeys;
        HikariDataSource source = source(database);
        this.store =
                KeyStore.on(source, new SynchronousCopies(source, 0), wrappingKeys.get(), nanos::get, () -> histories);
    }

    /** Has this process know, too, whom another part of the service has erased. */
    public void remembers(Erasures.History history) {
        histories.add(history);
    }

    private List<String> erasedAfter(String subject, int limit) {
        return erasedInHistory.stream()
                .filter(one -> one.compareTo(subject) > 0)
                .limit(limit)
                .toList();
    }

    private TestKeyStore(PostgresAccess.Database database, Path folder) {
        this(database, folder, () -> new KeysetFolder(folder));
    }

    public static TestKeyStore fresh() {
        return new TestKeyStore(emptyDatabase(), emptyFolder());
    }

    /** One whose processes have these wrapping keys. */
    public static TestKeyStore fresh(Supplier<WrappingKeys> wrappingKeys) {
        return new TestKeyStore(emptyDatabase(), emptyFolder(), wrappingKeys);
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory("wrapping-keys-");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /**
     * The same store on another server, which a backup is restored on.
     *
     * @param restore what is done with the empty tables
     */
    TestKeyStore restored(Consumer<PostgresAccess.Database> restore) {
        PostgresAccess.Database other = emptyDatabase();
        restore.accept(other);
        return new TestKeyStore(other, folder, wrappingKeys);
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
        return new TestKeyStore(database, folder, wrappingKeys);
    }

    /** Another process on the same store, with other wrapping keys. */
    public TestKeyStore another(Supplier<WrappingKeys> others) {
        return new TestKeyStore(database, folder, others);
    }

    /** The address of the store, and its roles. */
    public PostgresAccess.Database database() {
        return database;
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
        return new Wrapping(
                wrappingKeys.get(), new DataKeyTable(store.source(), new SynchronousCopies(store.source(), 0)));
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
