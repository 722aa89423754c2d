package org.ibasho.consultation.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Queries requests. Days are days in Japan. */
@Component
public class DispatchRequests {

    /** How long closed requests stay listed. */
    static final int DAYS_BACK = 30;

    private final JdbcClient jdbc;
    private final Clock clock;

    DispatchRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The requests for gatherings of the last 30 days and the future, and all open ones: first those of today and later
     * in ascending order, then the past ones in descending order.
     */
    public List<DispatchRequest> current() {
        LocalDate today = Tokyo.today(clock);
        return jdbc.sql("""
                select *, starts_at < :today as past from dispatch_request
                where starts_at >= :since or state = 'REQUESTED'
                order by past, case when starts_at < :today then null else starts_at end, starts_at desc, gathering_id
                """)
                .param("today", Tokyo.startOf(today))
                .param("since", Tokyo.startOf(today.minusDays(DAYS_BACK)))
                .query((row, n) -> request(row))
                .list();
    }

    /** One request. */
    public Optional<DispatchRequest> find(String gatheringId) {
        return jdbc.sql("select * from dispatch_request where gathering_id = ?")
                .param(gatheringId)
                .query((row, n) -> request(row))
                .optional();
    }

    /** The counsellors' names from earlier answers, the most frequent first, as suggestions. */
    public List<String> knownCounsellors() {
        return jdbc.sql("""
                select counsellor from dispatch_request where counsellor is not null
                group by counsellor order by count(*) desc, counsellor limit 30
                """)
                .query((row, n) -> Objects.requireNonNull(row.getString("counsellor")))
                .list();
    }

    static DispatchRequest request(ResultSet row) throws SQLException {
        return new DispatchRequest(
                row.getString("gathering_id"),
                row.getString("programme"),
                row.getString("kind"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getString("venue"),
                row.getString("town"),
                Arrays.asList((String[]) row.getArray("doors").getArray()),
                DispatchRequest.State.valueOf(row.getString("state")),
                row.getString("counsellor"),
                row.getString("reason"),
                instant(row, "answer_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
