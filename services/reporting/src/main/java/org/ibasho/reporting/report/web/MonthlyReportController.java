package org.ibasho.reporting.report.web;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.reporting.counting.CountingRules;
import org.ibasho.reporting.counting.Figures;
import org.ibasho.reporting.report.MonthlyReport;
import org.ibasho.reporting.report.MonthlyReports;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The API of the report. */
@RestController
class MonthlyReportController {

    private final MonthlyReports reports;

    MonthlyReportController(MonthlyReports reports) {
        this.reports = reports;
    }

    /** The report of a month in Japan, such as {@code 2026-12}. */
    @GetMapping("/api/reports/monthly/{month}")
    ReportView monthly(@PathVariable YearMonth month) {
        return ReportView.of(reports.of(month));
    }

    /** @param countingRules the version of the counting rules */
    record ReportView(
            YearMonth month,
            String fiscalYear,
            String countingRules,
            List<ProgrammeView> programmes,
            Figures.Consultations consultationsElsewhere,
            Figures.Total total,
            OffsetDateTime asOf) {

        static ReportView of(MonthlyReport report) {
            return new ReportView(
                    report.month(),
                    report.fiscalYear().label(),
                    CountingRules.VERSION,
                    report.figures().programmes().stream()
                            .map(ProgrammeView::of)
                            .toList(),
                    report.figures().elsewhere(),
                    report.figures().total(),
                    Tokyo.time(report.asOf()));
        }
    }

    record ProgrammeView(
            String programme,
            @Nullable String mandate,
            Figures.Gatherings gatherings,
            VisitsView visits,
            Figures.Consultations consultations) {

        static ProgrammeView of(Figures.ProgrammeFigures it) {
            return new ProgrammeView(
                    it.programme(), it.mandate(), it.gatherings(), VisitsView.of(it.visits()), it.consultations());
        }
    }

    /** @param byWho one row per who, with a number per visit and their {@code total} */
    record VisitsView(int total, Map<String, Map<String, Integer>> byWho, Map<String, Integer> byVisit) {

        static VisitsView of(Figures.Visits visits) {
            Map<String, Map<String, Integer>> rows = new LinkedHashMap<>();
            visits.byWho().forEach((who, row) -> rows.put(who, cells(row)));
            return new VisitsView(visits.total(), rows, visits.byVisit());
        }

        private static Map<String, Integer> cells(Figures.Row row) {
            Map<String, Integer> cells = new LinkedHashMap<>(row.byVisit());
            cells.put("total", row.total());
            return cells;
        }
    }
}
