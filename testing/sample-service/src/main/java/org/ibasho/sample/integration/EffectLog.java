package org.ibasho.sample.integration;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The effect of a received event: its id in a list, and one more in the count of its subject. */
@Component
public class EffectLog {

    private final JdbcClient jdbc;

    public EffectLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Has the effect, in the transaction of the caller. */
    public void record(String subject, String eventId) {
        jdbc.sql("insert into effect (subject, event_id) values (?, ?)")
                .params(subject, eventId)
                .update();
        jdbc.sql("""
            insert into event_count (subject, events) values (?, 1)
            on conflict (subject) do update set events = event_count.events + 1
            """).param(subject).update();
    }
}
