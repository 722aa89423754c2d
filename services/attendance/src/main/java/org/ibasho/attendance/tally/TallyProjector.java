package org.ibasho.attendance.tally;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.ibasho.attendance.door.DoorEvent;
import org.ibasho.attendance.door.DoorEvent.CalledOff;
import org.ibasho.attendance.door.DoorEvent.Closed;
import org.ibasho.attendance.door.DoorEvent.Marked;
import org.ibasho.attendance.door.DoorEvent.Moved;
import org.ibasho.attendance.door.DoorEvent.Opened;
import org.ibasho.attendance.door.DoorEvent.Prepared;
import org.ibasho.attendance.door.DoorEvent.Undone;
import org.ibasho.attendance.door.Doors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the tally. Each door knows the last event that it shows: the same event again changes nothing, and an event that
 * does not follow stops the projector rather than leaving a hole unseen.
 */
@Component
@ProcessingGroup(Doors.TALLY)
class TallyProjector {

    private final JdbcClient jdbc;

    TallyProjector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(DoorEvent event, @SequenceNumber long version) {
        boolean follows = event instanceof Prepared it ? insert(it, version) : advance(event, version);
        if (follows) {
            show(event, version);
        } else if (shown(event) < version) {
            throw new IllegalStateException(
                    "event %d of door %s does not follow".formatted(version, event.gatheringId()));
        }
    }

    /** Empties the read model before all events are read again. */
    @ResetHandler
    void reset() {
        jdbc.sql("delete from mark").update();
        jdbc.sql("delete from door").update();
    }

    private boolean insert(Prepared it, long version) {
        return jdbc.sql("""
                insert into door (gathering_id, programme, kind, mandate, starts_at, ends_at, venue, town, doors,
                                  state, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'NOT_OPENED', ?)
                on conflict do nothing
                """)
                        .params(it.gatheringId(), it.programme(), it.kind(), it.mandate())
                        .params(utc(it.startsAt()), utc(it.endsAt()))
                        .params(it.venue(), it.town(), it.doors().toArray(String[]::new), version)
                        .update()
                == 1;
    }

    private boolean advance(DoorEvent event, long version) {
        return jdbc.sql("update door set version = ? where gathering_id = ? and version = ?")
                        .params(version, event.gatheringId(), version - 1)
                        .update()
                == 1;
    }

    private void show(DoorEvent event, long version) {
        switch (event) {
            case Prepared _ -> {}
            case Moved it ->
                jdbc.sql("update door set starts_at = ?, ends_at = ? where gathering_id = ?")
                        .params(utc(it.startsAt()), utc(it.endsAt()), it.gatheringId())
                        .update();
            case CalledOff it ->
                jdbc.sql("update door set state = 'CALLED_OFF' where gathering_id = ?")
                        .param(it.gatheringId())
                        .update();
            case Opened it ->
                jdbc.sql("update door set state = 'OPEN', opened_at = ? where gathering_id = ?")
                        .params(utc(it.at()), it.gatheringId())
                        .update();
            case Marked it -> mark(it, version);
            case Undone it ->
                jdbc.sql("update mark set undone = true where gathering_id = ? and mark_id = ?")
                        .params(it.gatheringId(), it.markId())
                        .update();
            case Closed it ->
                jdbc.sql("update door set state = 'CLOSED', closed_at = ? where gathering_id = ?")
                        .params(utc(it.at()), it.gatheringId())
                        .update();
        }
    }

    private void mark(Marked it, long version) {
        jdbc.sql("""
                insert into mark (gathering_id, mark_id, who, visit, door, made_at, version) values (?, ?, ?, ?, ?, ?, ?)
                """)
                .params(it.gatheringId(), it.markId(), it.who(), it.visit(), it.door())
                .params(utc(it.at()), version)
                .update();
    }

    private long shown(DoorEvent event) {
        return jdbc.sql("select version from door where gathering_id = ?")
                .param(event.gatheringId())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
