package org.ibasho.faults.listener;

import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.GatheringConcludedV1;
import org.ibasho.faults.point.KillSwitch;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down what it hears, in order, and counts it. */
@Component
class Hearing implements Subscriber<GatheringConcludedV1> {

    private final JdbcClient jdbc;
    private final KillSwitch killSwitch;

    Hearing(JdbcClient jdbc, KillSwitch killSwitch) {
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
                insert into heard (subject, times) values (?, 1) on conflict (subject) do update set times = heard.times + 1
                """).param(event.gatheringId()).update();
        killSwitch.heardOne();
    }
}
