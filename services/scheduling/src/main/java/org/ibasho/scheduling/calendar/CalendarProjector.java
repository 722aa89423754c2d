package org.ibasho.scheduling.calendar;

import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.gathering.GatheringEvent.Cancelled;
import org.ibasho.scheduling.gathering.GatheringEvent.Concluded;
import org.ibasho.scheduling.gathering.GatheringEvent.Planned;
import org.ibasho.scheduling.gathering.GatheringEvent.Published;
import org.ibasho.scheduling.gathering.GatheringEvent.Rescheduled;
import org.ibasho.scheduling.gathering.Gatherings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the calendar. Each row knows the last event that it shows: the same event again changes nothing, and an event
 * that does not follow stops the projector rather than leaving a hole unseen.
 */
@Component
@ProcessingGroup(Gatherings.CALENDAR)
class CalendarProjector {

    private final JdbcClient jdbc;

    CalendarProjector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(GatheringEvent event, @SequenceNumber long version) {
        int changed = switch (event) {
            case Planned it -> insert(it, version);
            case Published it -> update(it, version, "state = 'PUBLISHED', announced = true");
            case Rescheduled it -> move(it, version);
            case Cancelled it -> cancel(it, version);
            case Concluded it -> update(it, version, "state = 'CONCLUDED'");
        };
        if (changed == 0 && shown(event) < version) {
            throw new IllegalStateException(
                    "event %d of gathering %s does not follow".formatted(version, event.gatheringId()));
        }
    }

    /** Empties the read model before all events are read again. */
    @ResetHandler
    void reset() {
        jdbc.sql("delete from calendar").update();
    }

    private int insert(Planned it, long version) {
        return jdbc.sql("""
                insert into calendar (id, programme, kind, mandate, theme, starts_at, ends_at, venue, town, doors,
                                      state, announced, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED', false, ?)
                on conflict do nothing
                """)
                .params(it.gatheringId(), it.programme(), it.kind(), it.mandate())
                .param(it.theme())
                .params(it.startsAt().atOffset(ZoneOffset.UTC), it.endsAt().atOffset(ZoneOffset.UTC))
                .params(it.venue(), it.town(), it.doors().toArray(String[]::new), version)
                .update();
    }

    private int move(Rescheduled it, long version) {
        return jdbc.sql("update calendar set starts_at = ?, ends_at = ?, version = ? where id = ? and version = ?")
                .params(it.startsAt().atOffset(ZoneOffset.UTC), it.endsAt().atOffset(ZoneOffset.UTC))
                .params(version, it.gatheringId(), version - 1)
                .update();
    }

    private int cancel(Cancelled it, long version) {
        return jdbc.sql("""
                update calendar set state = 'CANCELLED', cancellation_reason = ?, version = ?
                where id = ? and version = ?
                """)
                .params(it.reason(), version, it.gatheringId(), version - 1)
                .update();
    }

    private int update(GatheringEvent it, long version, String change) {
        return jdbc.sql("update calendar set %s, version = ? where id = ? and version = ?".formatted(change))
                .params(version, it.gatheringId(), version - 1)
                .update();
    }

    private long shown(GatheringEvent event) {
        return jdbc.sql("select version from calendar where id = ?")
                .param(event.gatheringId())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }
}
