package org.ibasho.chassis.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.flywaydb.core.Flyway;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A database of its own with the chassis's tables, as its run-time role sees it. */
public final class StoreDatabase implements AutoCloseable {

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

    private final PostgresAccess.Database database;
    private final HikariDataSource source = new HikariDataSource();

    public StoreDatabase() {
        String name = "store_" + UUID.randomUUID().toString().substring(0, 8);
        database = TestServers.postgres().createDatabase(name, "migrator-password", "runtime-password");
        Flyway.configure()
                .dataSource(
                        database.url(),
                        database.migrator().username(),
                        database.migrator().password())
                .locations("classpath:db/chassis")
                .load()
                .migrate();
        source.setJdbcUrl(database.url());
        source.setUsername(database.runtime().username());
        source.setPassword(database.runtime().password());
        source.setMaximumPoolSize(40);
        source.setMinimumIdle(1);
    }

    /** Another pool of connections to it; to be closed. */
    HikariDataSource pool(int connections, Duration patience) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.runtime().username());
        pool.setPassword(database.runtime().password());
        pool.setMaximumPoolSize(connections);
        pool.setConnectionTimeout(patience.toMillis());
        return pool;
    }

    public DataSource source() {
        return source;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(source);
    }

    /** The settings that tell a command where the database is. */
    public List<String> settings() {
        return List.of(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.runtime().username(),
                "--spring.datasource.password=" + database.runtime().password());
    }

    /** As an operator who may do what the run-time role may not. */
    public JdbcClient asMigrator() {
        return JdbcClient.create(new DriverManagerDataSource(
                database.url(),
                database.migrator().username(),
                database.migrator().password()));
    }

    public TransactionTemplate transactions() {
        return new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /** The id of a stream that is not there yet. */
    public static String newStream() {
        return TestEvent.newStream();
    }

    /** Events as a service reads them; to be closed. */
    public Events events() {
        return new Events();
    }

    /** The event store of this database. */
    public final class Events implements AutoCloseable {

        private final PostgresEventStorageEngine engine =
                PostgresEventStorageEngine.on(source, TestEvent.serializer(), NoOpEventUpcaster.INSTANCE, 500);
        private final ReadableHorizon horizon = new ReadableHorizon(new JdbcTemplate(source));
        private final EventStore store = new PostgresEventStore(engine, horizon, NoOpMessageMonitor.INSTANCE);

        public EventStore store() {
            return store;
        }

        public PostgresEventStorageEngine engine() {
            return engine;
        }

        /** The names that this program knows. */
        public EventNames names() {
            return TestEvent.names();
        }

        /** One stream up to a position. */
        public List<? extends TrackedEventMessage<?>> stream(String streamId, long first, StorePosition upTo) {
            return engine.readStream(streamId, first, upTo);
        }

        public void append(String streamId, long number) {
            store.publish(TestEvent.event(streamId, number));
        }

        @Override
        public void close() {
            horizon.close();
        }
    }

    /** As the role that may define tables. */
    public void define(String... statements) {
        try (HikariDataSource migrator = new HikariDataSource()) {
            migrator.setJdbcUrl(database.url());
            migrator.setUsername(database.migrator().username());
            migrator.setPassword(database.migrator().password());
            List.of(statements)
                    .forEach(sql -> JdbcClient.create(migrator).sql(sql).update());
        }
    }

    /** Does something in a transaction and leaves it open. */
    OpenTransaction hold(Runnable work) {
        return new OpenTransaction(work);
    }

    @Override
    public void close() {
        source.close();
    }

    /** A transaction that has done its work and not ended. */
    final class OpenTransaction {

        private final CountDownLatch done = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private final CompletableFuture<Void> ended;

        private OpenTransaction(Runnable work) {
            ended = CompletableFuture.runAsync(
                    () -> transactions().executeWithoutResult(status -> {
                        work.run();
                        done.countDown();
                        await(mayEnd);
                    }),
                    THREADS);
            await(done);
        }

        void commit() {
            mayEnd.countDown();
            ended.join();
        }
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
