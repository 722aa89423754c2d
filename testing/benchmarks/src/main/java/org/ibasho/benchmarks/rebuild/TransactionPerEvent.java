package org.ibasho.benchmarks.rebuild;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same projection of the same events into tables of the same definition, with a transaction for each event that
 * stores the reader's position, too.
 */
final class TransactionPerEvent implements AutoCloseable {

    private static final String SCHEMA = "one_by_one";
    private static final double NANOS_PER_SECOND = 1e9;

    private final Postgres postgres;
    private final String databaseName;
    private final EventStorageEngine engine;
    private final Projection<?, ?> projection = new Projection<>(new MeetingReadModel());
    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    TransactionPerEvent(Postgres postgres, Database database, String databaseName, RunningService service)
            throws SQLException, IOException {
        this.postgres = postgres;
        this.databaseName = databaseName;
        this.engine = service.engine();
        String user = database.runtime().username();
        String definition =
                new ClassPathResource("db/read-model/meetings.sql").getContentAsString(StandardCharsets.UTF_8);
        postgres.run(
                databaseName,
                "create schema " + SCHEMA,
                "set search_path = " + SCHEMA,
                definition,
                "create table place (position bigint not null)",
                "insert into place values (0)",
                "grant usage on schema %s to %s".formatted(SCHEMA, user),
                "grant all on all tables in schema %s to %s".formatted(SCHEMA, user));
        HikariConfig configuration = new HikariConfig();
        configuration.setJdbcUrl(database.url());
        configuration.setUsername(user);
        configuration.setPassword(database.runtime().password());
        configuration.setConnectionInitSql("set search_path = " + SCHEMA);
        configuration.setMaximumPoolSize(1);
        this.pool = new HikariDataSource(configuration);
        this.jdbc = JdbcClient.create(pool);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    /** Projects as many events as possible in this time, from the first on. */
    Sample run(Duration duration) throws SQLException {
        postgres.empty(databaseName, SCHEMA + ".meeting");
        long shown = 0;
        long begun = System.nanoTime();
        try (Stream<? extends TrackedEventMessage<?>> events = engine.readEvents(null, false)) {
            Iterator<? extends TrackedEventMessage<?>> each = events.iterator();
            while (each.hasNext() && System.nanoTime() - begun < duration.toNanos()) {
                show((DomainEventMessage<?>) each.next(), shown++);
            }
        }
        return Sample.of(Metric.PER_SECOND, shown * NANOS_PER_SECOND / (System.nanoTime() - begun));
    }

    private void show(DomainEventMessage<?> event, long place) {
        transactions.executeWithoutResult(begun -> {
            projection.show(
                    jdbc,
                    List.of(new StreamEvent(
                            event.getAggregateIdentifier(), event.getSequenceNumber(), event.getTimestamp(), (Event)
                                    event.getPayload())));
            jdbc.sql("update place set position = ?").param(place).update();
        });
    }

    @Override
    public void close() {
        pool.close();
    }
}
