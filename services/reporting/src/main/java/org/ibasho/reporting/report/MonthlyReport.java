package org.ibasho.reporting.report;

import java.time.Instant;
import java.time.YearMonth;
import org.ibasho.reporting.counting.Figures;
import org.ibasho.time.FiscalYear;

/**
 * The current report of a month.
 *
 * @param month the month in Japan
 * @param asOf when it was counted; facts that arrive later change it
 */
public record MonthlyReport(YearMonth month, Figures figures, Instant asOf) {

    public FiscalYear fiscalYear() {
        return FiscalYear.of(month);
    }
}
