package org.ibasho.chassis.eventstore.numbers;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Refuses to start on events, or positions of readers, that were copied from a server whose transactions had higher
 * numbers than this one's: what would be stored now would lie before them, where no reader looks any more.
 */
@DependsOnDatabaseInitialization
public final class TransactionNumbers implements InitializingBean {

    private static final String FROM_ELSEWHERE = """
        select greatest((select max(transaction_id) from event), (select max(transaction_id) from reader_position))
            >= transaction_number(pg_snapshot_xmax(pg_current_snapshot()))
        """;

    private final JdbcTemplate jdbc;

    public TransactionNumbers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        if (Boolean.TRUE.equals(jdbc.queryForObject(FROM_ELSEWHERE, Boolean.class))) {
            throw new IllegalStateException(
                    "The events in this database were copied from another server and bear numbers that this server has"
                            + " not reached. Begin an era first: docs/operations.md, \"Restoring a backup\".");
        }
    }
}
