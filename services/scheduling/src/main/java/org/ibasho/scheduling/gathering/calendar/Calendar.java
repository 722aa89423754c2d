package org.ibasho.scheduling.gathering.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.scheduling.gathering.Details;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Queries the calendar. Days are days in Japan; ranges include both ends. */
@Component
public class Calendar {

    private final JdbcClient jdbc;

    Calendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All gatherings that start in the range, including planned ones, ordered by time; for staff. */
    public List<CalendarEntry> between(LocalDate from, LocalDate to) {
        return jdbc.sql("select * from calendar where starts_at >= ? and starts_at < ? order by starts_at, id")
                .param(start(from))
                .param(start(to.plusDays(1)))
                .query((row, n) -> entry(row))
                .list();
    }

    /**
     * The announced gatherings that fit the selection, each with the time of its last change, in order of time.
     */
    public List<AnnouncedGathering> announcedBetween(LocalDate from, LocalDate to, CalendarSelection selection) {
        return jdbc.sql("""
                select * from calendar
                where announced and starts_at >= :from and starts_at < :to
                  and (:programme::varchar is null or programme = :programme)
                  and (:kind::varchar is null or kind = :kind)
                  and (:town::text is null or town = :town)
                order by starts_at, id
                """)
                .param("from", start(from))
                .param("to", start(to.plusDays(1)))
                .param(
                        "programme",
                        selection.programme() == null
                                ? null
                                : selection.programme().name())
                .param(
                        "kind",
                        selection.kind() == null ? null : selection.kind().name())
                .param("town", selection.town())
                .query((row, n) -> announced(row))
                .list();
    }

    /** The published commissioned gatherings that start after a moment, ordered by time. */
    public List<AnnouncedGathering> commissionedAfter(Instant moment) {
        return jdbc.sql("""
                select * from calendar where mandate = 'COMMISSIONED' and state = 'PUBLISHED' and starts_at > ?
                order by starts_at, id
                """)
                .param(moment.atOffset(ZoneOffset.UTC))
                .query((row, n) -> announced(row))
                .list();
    }

    /** The concluded gatherings of the same kind and town in the time before one, the latest first. */
    public List<CalendarEntry> concludedBefore(CalendarEntry gathering, Duration time) {
        return jdbc.sql("""
                select * from calendar
                where kind = :kind and town = :town and state = 'CONCLUDED' and id <> :id
                  and starts_at < :before and starts_at >= :since
                order by starts_at desc
                """)
                .param("kind", gathering.kind())
                .param("town", gathering.town())
                .param("id", gathering.id())
                .param("before", gathering.startsAt().atOffset(ZoneOffset.UTC))
                .param("since", gathering.startsAt().minus(time).atOffset(ZoneOffset.UTC))
                .query((row, n) -> entry(row))
                .list();
    }

    /** One announced gathering with the time of its last change. */
    public Optional<AnnouncedGathering> announced(UUID id) {
        return jdbc.sql("select * from calendar where announced and id = ?")
                .param(id.toString())
                .query((row, n) -> announced(row))
                .optional();
    }

    private static AnnouncedGathering announced(ResultSet row) throws SQLException {
        return new AnnouncedGathering(
                entry(row), row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    /** One gathering. */
    public Optional<CalendarEntry> find(String id) {
        return jdbc.sql("select * from calendar where id = ?")
                .param(id)
                .query((row, n) -> entry(row))
                .optional();
    }

    /** The gatherings with these ids that exist, ordered by time. */
    public List<CalendarEntry> all(Collection<String> ids) {
        return jdbc.sql("select * from calendar where id = any(?) order by starts_at, id")
                .param(ids.toArray(String[]::new))
                .query((row, n) -> entry(row))
                .list();
    }

    private static OffsetDateTime start(LocalDate day) {
        return Tokyo.startOf(day);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
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
                instant(row, "moved_from"),
                new Details(
                        Arrays.asList((String[]) row.getArray("tables").getArray()),
                        row.getObject("capacity", Integer.class),
                        row.getString("meeting_point"),
                        row.getString("gear"),
                        row.getString("rain_rule")),
                row.getBoolean("late_record"),
                row.getString("replacement_id"),
                row.getLong("version"));
    }
}
