package org.ibasho.chassis.inbox.mark;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.ibasho.chassis.sweep.PagedSweep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/** Deletes the rows of messages beyond a gap that has been filled since: their marks have passed them. */
public class InboxSweep {

    static final Duration KEPT = Duration.ofDays(1);

    private static final PagedSweep PASSED = new PagedSweep("inbox", """
        sequence is not null and received_at < ? and exists (
            select from inbox_mark m
            where m.topic = inbox.topic and m.subject = inbox.subject and m.reaction = inbox.reaction
                and m.sequence >= inbox.sequence and (m.era = inbox.era or m.era_start >= inbox.sequence))
        """);

    private final JdbcClient jdbc;

    public InboxSweep(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void daily() {
        sweep(Instant.now());
    }

    /** Deletes what marks have passed, except rows of the last day. */
    public void sweep(Instant now) {
        PASSED.sweep(jdbc, now.minus(KEPT));
    }
}
