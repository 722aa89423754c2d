package org.ibasho.benchmarks.append;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Axon's JDBC engine on its default tables for PostgreSQL, with the serialiser of our engine. */
public final class AxonTable implements AutoCloseable {

    public static final String NAME = "Axon's JDBC engine";
    public static final String DATABASE = "axon";
    public static final String TABLE = "DomainEventEntry";

    private final Postgres postgres;
    private final Database database;
    private final HikariDataSource pool;
    private final TransactionManager transactions;
    private final EventStorageEngine engine;

    public AxonTable(Postgres postgres, int connections, Serializer serializer) throws SQLException {
        this.postgres = postgres;
        this.database = postgres.database(DATABASE);
        this.pool = Postgres.pool(database, connections);
        this.transactions = new SpringTransactionManager(new DataSourceTransactionManager(pool));
        ConnectionProvider provider = new SpringDataSourceConnectionProvider(pool);
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(provider)
                .transactionManager(transactions);
        try (HikariDataSource owner = Postgres.ownersPool(database)) {
            builder.connectionProvider(owner::getConnection).build().createSchema(PostgresEventTableFactory.INSTANCE);
        }
        this.engine = builder.connectionProvider(provider).build();
    }

    /** An event's id as Axon generates it by default. */
    public static String newEventId() {
        return UUID.randomUUID().toString();
    }

    public EventStorageEngine engine() {
        return engine;
    }

    /** The transactions of the pool. */
    TransactionManager transactions() {
        return transactions;
    }

    /** The connections that the engine uses. */
    DataSource pool() {
        return pool;
    }

    /** Defines more tables of the same owner. */
    void define(String... statements) {
        try (HikariDataSource owner = Postgres.ownersPool(database)) {
            new JdbcTemplate(owner).batchUpdate(statements);
        }
    }

    /** Empties the table of events and starts a new checkpoint cycle. */
    public void empty() throws SQLException {
        empty(TABLE);
    }

    /** Empties tables and starts a new checkpoint cycle. */
    void empty(String... tables) throws SQLException {
        postgres.empty(DATABASE, tables);
    }

    @Override
    public void close() {
        pool.close();
    }
}
