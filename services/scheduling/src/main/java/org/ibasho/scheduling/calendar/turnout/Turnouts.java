package org.ibasho.scheduling.calendar.turnout;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.ibasho.contracts.DoorClosedV1;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores how many people came to each gathering, from attendance's events. */
@Component
public class Turnouts {

    /** Older gatherings are not representative of the next one. */
    private static final Duration LONG_AGO = Duration.ofDays(400);

    private final JdbcClient jdbc;

    Turnouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The turnout of the last gathering of the same kind in the same town before this one; empty if unknown. */
    public Optional<Turnout> before(CalendarEntry gathering) {
        return jdbc.sql("""
                select total from calendar join turnout on turnout.gathering_id = calendar.id
                where kind = :kind and town = :town and state = 'CONCLUDED' and id <> :id
                  and starts_at < :now and starts_at >= :longAgo
                order by starts_at desc limit 1
                """)
                .param("kind", gathering.kind())
                .param("town", gathering.town())
                .param("id", gathering.id())
                .param("now", gathering.startsAt().atOffset(ZoneOffset.UTC))
                .param("longAgo", gathering.startsAt().minus(LONG_AGO).atOffset(ZoneOffset.UTC))
                .query((row, n) -> Turnout.of(row.getInt("total")))
                .optional();
    }

    /** A later event for the same gathering replaces the earlier one. */
    void keep(DoorClosedV1 closed) {
        jdbc.sql("""
                insert into turnout (gathering_id, total) values (?, ?)
                on conflict (gathering_id) do update set total = excluded.total
                """).params(closed.gatheringId(), closed.total()).update();
    }
}
