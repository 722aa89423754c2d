package org.ibasho.reporting.facts;

import java.util.List;
import org.ibasho.contracts.attendance.DoorClosedV1;
import org.ibasho.contracts.attendance.DoorCorrectedV1;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores how many people came to each gathering once its door was closed. A later closing or correction replaces
 * everything earlier: attendance tells corrected figures again after each further closing.
 */
@Component
class DoorFacts {

    private final JdbcClient jdbc;

    DoorFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void closed(DoorClosedV1 it) {
        replace(
                it.gatheringId(),
                it.visits().stream()
                        .map(visits -> new Visits(visits.who(), visits.visit(), visits.door(), visits.count()))
                        .toList());
    }

    void corrected(DoorCorrectedV1 it) {
        replace(
                it.gatheringId(),
                it.visits().stream()
                        .map(visits -> new Visits(visits.who(), visits.visit(), visits.door(), visits.count()))
                        .toList());
    }

    private void replace(String gatheringId, List<Visits> visits) {
        jdbc.sql("insert into closed_door (gathering_id) values (?) on conflict do nothing")
                .param(gatheringId)
                .update();
        jdbc.sql("delete from visits where gathering_id = ?").param(gatheringId).update();
        visits.forEach(each -> add(gatheringId, each));
    }

    private void add(String gatheringId, Visits it) {
        jdbc.sql("""
                insert into visits (gathering_id, who, visit, door, count) values (?, ?, ?, ?, ?)
                on conflict (gathering_id, who, visit, door) do update set count = visits.count + excluded.count
                """)
                .params(gatheringId, it.who(), it.visit(), it.door(), it.count())
                .update();
    }

    private record Visits(String who, String visit, String door, int count) {}
}
