package org.ibasho.consultation.dispatch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ibasho.time.Tokyo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Queries requests. Days are days in Japan. */
@Component
public class DispatchRequests {

    /** How long closed requests stay listed. */
    static final int DAYS_BACK = 30;

    private final JdbcClient jdbc;
    private final DispatchRequestRows rows;
    private final Clock clock;

    DispatchRequests(JdbcClient jdbc, DispatchRequestRows rows, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
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
                .query((row, n) -> rows.request(row))
                .list();
    }

    /** One request. */
    public Optional<DispatchRequest> find(String gatheringId) {
        return jdbc.sql("select * from dispatch_request where gathering_id = ?")
                .param(gatheringId)
                .query((row, n) -> rows.request(row))
                .optional();
    }
}
