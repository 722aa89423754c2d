package org.ibasho.scheduling.calendar.turnout;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores how many people came to each gathering, from attendance's events. */
@Component
public class Turnouts {

    /** Older gatherings are not representative of the next one. */
    private static final Duration LONG_AGO = Duration.ofDays(400);

    private final Calendar calendar;
    private final JdbcClient jdbc;

    Turnouts(Calendar calendar, JdbcClient jdbc) {
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    /** The turnout of the last gathering of the same kind in the same town before this one; empty if unknown. */
    public Optional<Turnout> before(CalendarEntry gathering) {
        List<String> earlier = calendar.concludedBefore(gathering, LONG_AGO).stream()
                .map(CalendarEntry::id)
                .toList();
        Map<String, Integer> totals = totals(earlier);
        return earlier.stream()
                .filter(totals::containsKey)
                .findFirst()
                .map(id -> Turnout.of(Objects.requireNonNull(totals.get(id))));
    }

    private Map<String, Integer> totals(List<String> gatherings) {
        Map<String, Integer> totals = new HashMap<>();
        jdbc.sql("select gathering_id, total from turnout where gathering_id = any(?)")
                .param(gatherings.toArray(String[]::new))
                .query(row -> {
                    totals.put(row.getString("gathering_id"), row.getInt("total"));
                });
        return totals;
    }

    /** A later event for the same gathering replaces the earlier one. */
    void keep(String gatheringId, int total) {
        jdbc.sql("""
                insert into turnout (gathering_id, total) values (?, ?)
                on conflict (gathering_id) do update set total = excluded.total
                """).params(gatheringId, total).update();
    }
}
