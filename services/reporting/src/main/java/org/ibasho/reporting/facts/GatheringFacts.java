package org.ibasho.reporting.facts;

import org.ibasho.contracts.scheduling.GatheringPublishedV1;
import org.ibasho.contracts.scheduling.GatheringRescheduledV1;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores the facts of each gathering. Each event writes its own columns and no event removes anything, so the result
 * does not depend on the order; two moves of a gathering arrive in order, because they share a key.
 */
@Component
class GatheringFacts {

    private final JdbcClient jdbc;

    GatheringFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void announced(GatheringPublishedV1 it) {
        jdbc.sql("""
                insert into gathering (id, programme, kind, mandate, announced_start) values (?, ?, ?, ?, ?)
                on conflict (id) do update set programme = excluded.programme, kind = excluded.kind,
                    mandate = excluded.mandate, announced_start = excluded.announced_start
                """)
                .params(it.gatheringId(), it.programme(), it.kind(), it.mandate(), it.startsAt())
                .update();
    }

    void moved(GatheringRescheduledV1 it) {
        jdbc.sql("""
                insert into gathering (id, moved_start) values (?, ?)
                on conflict (id) do update set moved_start = excluded.moved_start
                """).params(it.gatheringId(), it.startsAt()).update();
    }

    void cancelled(String gatheringId) {
        end(gatheringId, "CANCELLED");
    }

    void concluded(String gatheringId) {
        end(gatheringId, "CONCLUDED");
    }

    private void end(String gatheringId, String state) {
        jdbc.sql("""
                insert into gathering (id, state) values (?, ?) on conflict (id) do update set state = excluded.state
                """).params(gatheringId, state).update();
    }
}
