package org.ibasho.faults.subscriber;

import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.GatheringConcludedV1;
import org.ibasho.faults.killpoint.KillSwitch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores the id of each received event, in order, and counts the events of each subject. */
@Component
class EffectRecorder implements Subscriber<GatheringConcludedV1> {

    private final JdbcClient jdbc;
    private final KillSwitch killSwitch;

    EffectRecorder(JdbcClient jdbc, KillSwitch killSwitch) {
        this.jdbc = jdbc;
        this.killSwitch = killSwitch;
    }

    @Override
    public Class<GatheringConcludedV1> type() {
        return GatheringConcludedV1.class;
    }

    @Override
    public void receive(GatheringConcludedV1 event, String eventId) {
        jdbc.sql("insert into effect (subject, event_id) values (?, ?)")
                .params(event.gatheringId(), eventId)
                .update();
        jdbc.sql("""
            insert into event_count (subject, events) values (?, 1)
            on conflict (subject) do update set events = event_count.events + 1
            """).param(event.gatheringId()).update();
        killSwitch.messageProcessed();
    }
}
