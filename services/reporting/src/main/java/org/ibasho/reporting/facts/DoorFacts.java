package org.ibasho.reporting.facts;

import org.ibasho.contracts.attendance.DoorClosedV1;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores how many people came to each gathering once its door was closed. A later closing replaces an earlier one. */
@Component
class DoorFacts {

    private final JdbcClient jdbc;

    DoorFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void closed(DoorClosedV1 it) {
        jdbc.sql("insert into closed_door (gathering_id) values (?) on conflict do nothing")
                .param(it.gatheringId())
                .update();
        jdbc.sql("delete from visits where gathering_id = ?")
                .param(it.gatheringId())
                .update();
        it.visits().forEach(visits -> add(it.gatheringId(), visits));
    }

    private void add(String gatheringId, DoorClosedV1.Visits it) {
        jdbc.sql("""
                insert into visits (gathering_id, who, visit, door, count) values (?, ?, ?, ?, ?)
                on conflict (gathering_id, who, visit, door) do update set count = visits.count + excluded.count
                """)
                .params(gatheringId, it.who(), it.visit(), it.door(), it.count())
                .update();
    }
}
