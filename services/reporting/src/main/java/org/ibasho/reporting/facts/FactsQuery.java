package org.ibasho.reporting.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.ibasho.reporting.counting.MonthFacts;
import org.ibasho.reporting.counting.MonthFacts.Consultation;
import org.ibasho.reporting.counting.MonthFacts.Gathering;
import org.ibasho.reporting.counting.MonthFacts.State;
import org.ibasho.reporting.counting.MonthFacts.Visits;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the facts of a month. Three queries: the caller's transaction makes them agree. */
@Component
public class FactsQuery {

    private final JdbcClient jdbc;

    FactsQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The facts that other services have published about a month in Japan. */
    public MonthFacts of(YearMonth month) {
        LocalDate firstDay = month.atDay(1);
        return new MonthFacts(gatherings(firstDay), visits(firstDay), consultations(firstDay));
    }

    private List<Gathering> gatherings(LocalDate month) {
        return jdbc.sql("""
                select programme, mandate, state,
                       exists (select 1 from closed_door where gathering_id = gathering.id) as door_closed
                from gathering where month = ? and programme is not null
                """)
                .param(month)
                .query((row, n) -> new Gathering(
                        row.getString("programme"),
                        row.getString("mandate"),
                        State.valueOf(row.getString("state")),
                        row.getBoolean("door_closed")))
                .list();
    }

    private List<Visits> visits(LocalDate month) {
        return jdbc.sql("""
                select programme, who, visit, sum(count) as count
                from visits join gathering on gathering.id = gathering_id
                where month = ? and programme is not null
                group by programme, who, visit
                """)
                .param(month)
                .query((row, n) -> new Visits(
                        row.getString("programme"), row.getString("who"), row.getString("visit"), row.getInt("count")))
                .list();
    }

    private List<Consultation> consultations(LocalDate month) {
        return jdbc.sql("select programme, channel from consultation where month = ?")
                .param(month)
                .query((row, n) -> new Consultation(row.getString("programme"), row.getString("channel")))
                .list();
    }
}
