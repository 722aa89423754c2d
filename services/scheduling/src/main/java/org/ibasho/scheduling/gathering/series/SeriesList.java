package org.ibasho.scheduling.gathering.series;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ibasho.scheduling.gathering.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Queries series. */
@Component
public class SeriesList {

    /** The name of the reaction that makes gatherings follow their series. */
    public static final String REACTION = "gatherings-follow-series";

    private final JdbcClient jdbc;

    SeriesList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest series, the one that starts last first; at most a hundred. */
    public List<SeriesEntry> latest() {
        return jdbc.sql("select * from series order by first_day desc, kind, id limit 100")
                .query((row, n) -> entry(row))
                .list();
    }

    /** One series. */
    public Optional<SeriesEntry> find(String id) {
        return jdbc.sql("select * from series where id = ?")
                .param(id)
                .query((row, n) -> entry(row))
                .optional();
    }

    /** The series of a gathering. */
    public Optional<SeriesEntry> of(String gatheringId) {
        return jdbc.sql("select series.* from series join series_gathering on series_id = series.id"
                        + " where gathering_id = ?")
                .param(gatheringId)
                .query((row, n) -> entry(row))
                .optional();
    }

    static SeriesEntry entry(ResultSet row) throws SQLException {
        return new SeriesEntry(
                row.getString("id"),
                row.getString("rule"),
                LocalDate.parse(row.getString("first_day")),
                texts(row, "months_out").stream().map(Integer::valueOf).toList(),
                row.getString("programme"),
                row.getString("kind"),
                new Pattern(
                        LocalTime.parse(row.getString("start_time")),
                        LocalTime.parse(row.getString("end_time")),
                        row.getString("theme"),
                        row.getString("venue"),
                        row.getString("town")),
                texts(row, "doors"),
                texts(row, "all_dates").stream().map(LocalDate::parse).toList(),
                texts(row, "dates").stream().map(LocalDate::parse).toList(),
                row.getLong("version"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
