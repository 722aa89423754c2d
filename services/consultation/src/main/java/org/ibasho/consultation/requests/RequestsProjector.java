package org.ibasho.consultation.requests;

import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.ibasho.consultation.dispatch.DispatchEvent;
import org.ibasho.consultation.dispatch.DispatchEvent.Accepted;
import org.ibasho.consultation.dispatch.DispatchEvent.AskedAgain;
import org.ibasho.consultation.dispatch.DispatchEvent.Concluded;
import org.ibasho.consultation.dispatch.DispatchEvent.Declined;
import org.ibasho.consultation.dispatch.DispatchEvent.Requested;
import org.ibasho.consultation.dispatch.DispatchEvent.Withdrawn;
import org.ibasho.consultation.dispatch.Dispatches;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the requests. Each row knows the last event that it shows: the same event again changes nothing, and an event that
 * does not follow stops the projector rather than leaving a hole unseen.
 */
@Component
@ProcessingGroup(Dispatches.REQUESTS)
class RequestsProjector {

    private final JdbcClient jdbc;

    RequestsProjector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(DispatchEvent event, @SequenceNumber long version) {
        int changed = switch (event) {
            case Requested it -> insert(it, version);
            case AskedAgain it -> move(it, version);
            case Accepted it -> answer(it, "ACCEPTED", it.counsellor(), null, version);
            case Declined it -> answer(it, "DECLINED", null, it.reason(), version);
            case Withdrawn it -> end(it, "WITHDRAWN", version);
            case Concluded it -> end(it, "CONCLUDED", version);
        };
        if (changed == 0 && shown(event) < version) {
            throw new IllegalStateException(
                    "event %d of the dispatch for %s does not follow".formatted(version, event.gatheringId()));
        }
    }

    /** Empties the read model before all events are read again. */
    @ResetHandler
    void reset() {
        jdbc.sql("delete from dispatch_request").update();
    }

    private int insert(Requested it, long version) {
        return jdbc.sql("""
                insert into dispatch_request (gathering_id, programme, kind, starts_at, ends_at, venue, town, doors,
                                              state, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?)
                on conflict do nothing
                """)
                .params(it.gatheringId(), it.programme(), it.kind())
                .params(it.startsAt().atOffset(ZoneOffset.UTC), it.endsAt().atOffset(ZoneOffset.UTC))
                .params(it.venue(), it.town(), it.doors().toArray(String[]::new), version)
                .update();
    }

    private int move(AskedAgain it, long version) {
        return jdbc.sql("""
                update dispatch_request set starts_at = ?, ends_at = ?, state = 'REQUESTED', counsellor = null,
                    reason = null, version = ?
                where gathering_id = ? and version = ?
                """)
                .params(it.startsAt().atOffset(ZoneOffset.UTC), it.endsAt().atOffset(ZoneOffset.UTC))
                .params(version, it.gatheringId(), version - 1)
                .update();
    }

    private int answer(
            DispatchEvent it, String state, @Nullable String counsellor, @Nullable String reason, long version) {
        return jdbc.sql("""
                update dispatch_request set state = ?, counsellor = ?, reason = ?, version = ?
                where gathering_id = ? and version = ?
                """)
                .param(state)
                .param(counsellor)
                .param(reason)
                .params(version, it.gatheringId(), version - 1)
                .update();
    }

    private int end(DispatchEvent it, String state, long version) {
        return jdbc.sql("update dispatch_request set state = ?, version = ? where gathering_id = ? and version = ?")
                .params(state, version, it.gatheringId(), version - 1)
                .update();
    }

    private long shown(DispatchEvent event) {
        return jdbc.sql("select version from dispatch_request where gathering_id = ?")
                .param(event.gatheringId())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }
}
