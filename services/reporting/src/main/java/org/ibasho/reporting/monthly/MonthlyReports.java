package org.ibasho.reporting.monthly;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.ibasho.reporting.monthly.Facts.Consultation;
import org.ibasho.reporting.monthly.Facts.Gathering;
import org.ibasho.reporting.monthly.Facts.State;
import org.ibasho.reporting.monthly.Facts.Visits;
import org.ibasho.web.page.Times;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the report of a month out of what is known at the moment. */
@Component
class MonthlyReports {

    /** Years that the fiscal year has a name for, and that somebody could mean. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2999;

    private final JdbcClient jdbc;
    private final Clock clock;

    MonthlyReports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The month that it is in Japan. */
    YearMonth thisMonth() {
        return YearMonth.now(clock.withZone(Times.TOKYO));
    }

    /**
     * The report, all of it of one moment.
     *
     * @throws InputRejected if there can be no such month
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public MonthlyReport of(YearMonth month) {
        if (month.isBefore(Year.of(FIRST_YEAR).atMonth(1)) || month.getYear() > LAST_YEAR) {
            throw new InputRejected(Fault.at("month", "invalid-date"));
        }
        LocalDate firstDay = month.atDay(1);
        Facts facts = new Facts(gatherings(firstDay), visits(firstDay), consultations(firstDay));
        return new MonthlyReport(
                month, CountingRules.count(facts), clock.instant().truncatedTo(ChronoUnit.SECONDS));
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
