package org.ibasho.chassis.eventstore;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Refuses to start on events that were copied from a server whose transactions had higher numbers than this one's: what
 * would be stored now would lie before them, where no reader looks any more.
 */
@DependsOnDatabaseInitialization
final class TransactionNumbers implements InitializingBean {

    private final JdbcTemplate jdbc;

    TransactionNumbers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        Boolean fromElsewhere = jdbc.queryForObject(
                "select exists (select from event where transaction_id >= pg_snapshot_xmax(pg_current_snapshot()))",
                Boolean.class);
        if (Boolean.TRUE.equals(fromElsewhere)) {
            throw new IllegalStateException(
                    "The events in this database were copied from another server and bear numbers that this server"
                            + " has not reached. Number them anew first: docs/operations.md, \"Restoring a backup\".");
        }
    }
}
