package org.ibasho.reporting.report.web;

import java.net.URI;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.ibasho.reporting.counting.CountingRules;
import org.ibasho.reporting.report.MonthlyReport;
import org.ibasho.reporting.report.MonthlyReports;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of the report, for screen and paper. */
@Controller
class MonthlyReportPage {

    private final MonthlyReports reports;

    MonthlyReportPage(MonthlyReports reports) {
        this.reports = reports;
    }

    @GetMapping("/reports")
    ResponseEntity<Void> latest() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/reports/monthly/" + reports.thisMonth()))
                .build();
    }

    @GetMapping("/reports/monthly/{month}")
    String monthly(@PathVariable YearMonth month, Locale locale, Model model) {
        MonthlyReport report = reports.of(month);
        model.addAttribute("report", report);
        model.addAttribute("fiscalYear", report.fiscalYear());
        model.addAttribute("rules", CountingRules.VERSION);
        model.addAttribute("months", months(report, locale));
        return "report/monthly-report";
    }

    private static List<MonthLink> months(MonthlyReport report, Locale locale) {
        return report.fiscalYear().months().stream()
                .map(month -> new MonthLink(
                        month, month.getMonth().getDisplayName(TextStyle.SHORT, locale), month.equals(report.month())))
                .toList();
    }

    /** A link to another month of the fiscal year. */
    record MonthLink(YearMonth month, String label, boolean current) {}
}
