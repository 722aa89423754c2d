package org.ibasho.attendance.door.tally;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Mark;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.attendance.door.mark.Who;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Queries doors and tallies. Days are days in Japan. */
@Component
public class Tallies {

    private static final String DOORS = """
            select door.*,
                (select count(*) from mark where mark.gathering_id = door.gathering_id and not undone)
                + (select coalesce(sum(difference), 0) from correction where gathering_id = door.gathering_id) as total
            from door
            """;

    private final JdbcClient jdbc;

    Tallies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The door of a gathering. */
    public Optional<DoorEntry> find(String gatheringId) {
        return jdbc.sql(DOORS + "where gathering_id = ?")
                .param(gatheringId)
                .query((row, n) -> entry(row))
                .optional();
    }

    /** The current tally of a gathering. */
    public Tally of(String gatheringId) {
        return new Tally(
                jdbc.sql("""
                select who, visit, door, count(*)::int as visits from mark
                where gathering_id = ? and not undone
                group by who, visit, door
                """).param(gatheringId).query((row, n) -> sum(row)).list());
    }

    /** The tallies of several gatherings, with corrections; gatherings without a visit are left out. */
    public Map<String, Tally> of(List<String> gatheringIds) {
        Map<String, List<Tally.Sum>> sums = new HashMap<>();
        jdbc.sql("""
                select gathering_id, who, visit, door, sum(visits)::int as visits from (
                    select gathering_id, who, visit, door, 1 as visits from mark where not undone
                    union all
                    select gathering_id, who, visit, door, difference from correction) as figures
                where gathering_id = any(?)
                group by gathering_id, who, visit, door
                having sum(visits) > 0
                """)
                .param(gatheringIds.toArray(String[]::new))
                .query((row, n) -> sums.computeIfAbsent(row.getString("gathering_id"), id -> new ArrayList<>())
                        .add(sum(row)))
                .list();
        return sums.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, door -> new Tally(door.getValue())));
    }

    /** The sum of the corrections to each figure, without combinations whose corrections cancel out. */
    public List<Tally.Sum> corrections(String gatheringId) {
        return jdbc.sql("""
                select who, visit, door, sum(difference)::int as visits from correction
                where gathering_id = ?
                group by who, visit, door
                having sum(difference) <> 0
                """).param(gatheringId).query((row, n) -> sum(row)).list();
    }

    private static Tally.Sum sum(ResultSet row) throws SQLException {
        return new Tally.Sum(
                Who.valueOf(row.getString("who")),
                Visit.valueOf(row.getString("visit")),
                Entrance.valueOf(row.getString("door")),
                row.getInt("visits"));
    }

    /** The latest marks that are not undone, newest first, for undoing. */
    public List<Mark> latest(String gatheringId, int limit) {
        return jdbc.sql("""
                select * from mark where gathering_id = ? and not undone order by version desc limit ?
                """)
                .params(gatheringId, limit)
                .query((row, n) -> new Mark(
                        row.getString("mark_id"),
                        new VisitCategory(
                                Who.valueOf(row.getString("who")),
                                Visit.valueOf(row.getString("visit")),
                                Entrance.valueOf(row.getString("door"))),
                        row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** All gatherings of a day, including cancelled ones. */
    public List<DoorEntry> on(LocalDate day) {
        return jdbc.sql(DOORS + "where starts_at >= ? and starts_at < ? order by starts_at, gathering_id")
                .params(Tokyo.startOf(day), Tokyo.startOf(day.plusDays(1)))
                .query((row, n) -> entry(row))
                .list();
    }

    /** Gatherings of earlier days whose door was never closed, latest first. */
    public List<DoorEntry> unfinishedBefore(LocalDate day, int limit) {
        return jdbc.sql(DOORS + """
                where starts_at < ? and state in ('NOT_OPENED', 'OPEN') order by starts_at desc, gathering_id limit ?
                """)
                .params(Tokyo.startOf(day), limit)
                .query((row, n) -> entry(row))
                .list();
    }

    /** The gatherings of the days after a day, up to and including another one. */
    public List<DoorEntry> between(LocalDate day, LocalDate last, int limit) {
        return jdbc.sql(DOORS + """
                where starts_at >= ? and starts_at < ? and state <> 'CALLED_OFF'
                order by starts_at, gathering_id limit ?
                """)
                .params(Tokyo.startOf(day.plusDays(1)), Tokyo.startOf(last.plusDays(1)), limit)
                .query((row, n) -> entry(row))
                .list();
    }

    private static DoorEntry entry(ResultSet row) throws SQLException {
        return new DoorEntry(
                row.getString("gathering_id"),
                row.getString("programme"),
                row.getString("kind"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getString("venue"),
                row.getString("town"),
                Arrays.stream((String[]) row.getArray("doors").getArray())
                        .map(Entrance::valueOf)
                        .toList(),
                DoorEntry.State.valueOf(row.getString("state")),
                row.getInt("total"),
                instant(row, "opened_at"),
                instant(row, "closed_at"),
                row.getLong("version"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
