package org.ibasho.reporting.monthly;

import java.time.Instant;
import java.time.YearMonth;
import org.ibasho.web.page.FiscalYear;

/**
 * The report of a month as it stands.
 *
 * @param month the month in Japan
 * @param asOf when it was counted; what is told later changes it
 */
record MonthlyReport(YearMonth month, Figures figures, Instant asOf) {

    FiscalYear fiscalYear() {
        return FiscalYear.of(month);
    }
}
