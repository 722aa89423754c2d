package org.ibasho.benchmarks.append;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.UUID;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Axon's JDBC engine on its default tables for PostgreSQL, with the serialiser of our engine. */
public final class AxonTable implements AutoCloseable {

    public static final String NAME = "Axon's JDBC engine";
    public static final String DATABASE = "axon";
    public static final String TABLE = "DomainEventEntry";

    private final Postgres postgres;
    private final HikariDataSource pool;
    private final EventStorageEngine engine;

    public AxonTable(Postgres postgres, int connections, Serializer serializer) throws SQLException {
        this.postgres = postgres;
        Database database = postgres.database(DATABASE);
        this.pool = Postgres.pool(database, connections);
        ConnectionProvider provider = new SpringDataSourceConnectionProvider(pool);
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(provider)
                .transactionManager(new SpringTransactionManager(new DataSourceTransactionManager(pool)));
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

    /** Empties the table and starts a new checkpoint cycle. */
    public void empty() throws SQLException {
        postgres.empty(DATABASE, TABLE);
    }

    @Override
    public void close() {
        pool.close();
    }
}
