package org.ibasho.chassis.accesslog.entry;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database of a side's access log, which all processes of the side share. It is no bean of the type
 * {@code DataSource}: Spring must never take it for the service's own database.
 */
public final class LogDatabase implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final long PATIENCE = 2_000;

    private final HikariDataSource source;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    private LogDatabase(HikariDataSource source) {
        this.source = source;
        this.jdbc = JdbcClient.create(source);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /** A role and its password. */
    public record Login(String username, String password) {}

    /** Migrates the tables as their owner. */
    public static void migrate(String url, Login migrator) {
        Flyway.configure()
                .dataSource(url, migrator.username(), migrator.password())
                .locations("classpath:db/accesslog")
                .load()
                .migrate();
    }

    /** Opens the database at run time. */
    public static LogDatabase open(String url, Login runtime) {
        HikariDataSource source = new HikariDataSource();
        source.setPoolName("access-log");
        source.setJdbcUrl(url);
        source.setUsername(runtime.username());
        source.setPassword(runtime.password());
        source.setMaximumPoolSize(CONNECTIONS);
        source.setMinimumIdle(0);
        source.setConnectionTimeout(PATIENCE);
        source.addDataSourceProperty("socketTimeout", "20");
        // a process that is stopped while it seals must not keep the others from it
        source.setConnectionInitSql("set lock_timeout = '2s'; set statement_timeout = '10s';"
                + " set idle_in_transaction_session_timeout = '5s'");
        return new LogDatabase(source);
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    public TransactionOperations transactions() {
        return transactions;
    }

    /** Reads the state of one moment, although others write meanwhile. */
    public <T> T snapshot(Supplier<T> reading) {
        TransactionTemplate moment = new TransactionTemplate(new DataSourceTransactionManager(source));
        moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        moment.setReadOnly(true);
        return Objects.requireNonNull(moment.execute(status -> reading.get()));
    }

    @Override
    public void close() {
        source.close();
    }
}
