package org.ibasho.sample.readmodel;

import org.ibasho.chassis.eventstore.RecordedEvent;
import org.ibasho.chassis.reaction.Reaction;
import org.ibasho.sample.tally.TallyEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records each event of a tally, in the order in which it comes. */
class RecordingReaction implements Reaction<TallyEvent> {

    private final JdbcClient jdbc;

    RecordingReaction(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public Class<TallyEvent> events() {
        return TallyEvent.class;
    }

    @Override
    public void on(RecordedEvent<TallyEvent> event) {
        jdbc.sql("insert into effect (subject, event_id) values (?, ?)")
                .params(event.streamId(), event.id())
                .update();
    }
}
