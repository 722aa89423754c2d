package org.ibasho.scheduling.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ibasho.scheduling.programme.Programme;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the calendar. Days are days in Japan; both ends of a range are included. */
@Component
public class Calendar {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final JdbcClient jdbc;

    Calendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All gatherings that begin in the range, planned ones too, in order of time: for staff. */
    public List<CalendarEntry> between(LocalDate from, LocalDate to) {
        return find("true", from, to);
    }

    /** What the public may see: whatever was once announced. */
    public List<CalendarEntry> announcedBetween(LocalDate from, LocalDate to) {
        return find("announced", from, to);
    }

    /** One gathering. */
    public Optional<CalendarEntry> find(String id) {
        return jdbc.sql("select * from calendar where id = ?")
                .param(id)
                .query((row, n) -> entry(row))
                .optional();
    }

    private List<CalendarEntry> find(String condition, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select * from calendar
                where %s and starts_at >= ? and starts_at < ?
                order by starts_at, id
                """.formatted(condition))
                .param(start(from))
                .param(start(to.plusDays(1)))
                .query((row, n) -> entry(row))
                .list();
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(TOKYO).toOffsetDateTime();
    }

    static CalendarEntry entry(ResultSet row) throws SQLException {
        return new CalendarEntry(
                row.getString("id"),
                Programme.valueOf(row.getString("programme")),
                row.getString("kind"),
                row.getString("mandate"),
                row.getString("theme"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getString("venue"),
                row.getString("town"),
                Arrays.asList((String[]) row.getArray("doors").getArray()),
                CalendarEntry.State.valueOf(row.getString("state")),
                row.getBoolean("announced"),
                row.getString("cancellation_reason"),
                row.getLong("version"));
    }
}
