package org.ibasho.reporting.report;

import java.time.Clock;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.ibasho.reporting.counting.CountingRules;
import org.ibasho.reporting.facts.FactsQuery;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the report of a month from the facts that are stored at the moment. */
@Component
public class MonthlyReports {

    /** The first and the last year that somebody could mean and whose fiscal year has a name. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2999;

    private final FactsQuery facts;
    private final Clock clock;

    MonthlyReports(FactsQuery facts, Clock clock) {
        this.facts = facts;
        this.clock = clock;
    }

    /** The current month in Japan. */
    public YearMonth thisMonth() {
        return YearMonth.now(clock.withZone(Tokyo.ZONE));
    }

    /**
     * The report, read in one snapshot.
     *
     * @throws InputRejected if the month is not plausible
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public MonthlyReport of(YearMonth month) {
        if (month.isBefore(Year.of(FIRST_YEAR).atMonth(1)) || month.getYear() > LAST_YEAR) {
            throw new InputRejected(Fault.at("month", "invalid-date"));
        }
        Instant asOf = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return new MonthlyReport(month, CountingRules.count(facts.of(month)), asOf);
    }
}
