package org.ibasho.chassis.command;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.ibasho.chassis.sweep.PagedSweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Deletes the receipts of commands that no client will repeat any more. Door marks are recognised by their own ids for
 * good.
 */
class ReceiptSweep {

    static final Duration KEPT = Duration.ofDays(30);

    private static final PagedSweep EXPIRED = new PagedSweep("command_receipt", "taken_at < ?");

    private final JdbcClient jdbc;

    ReceiptSweep(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void daily() {
        sweep(Instant.now());
    }

    void sweep(Instant now) {
        EXPIRED.sweep(jdbc, now.minus(KEPT));
    }
}
