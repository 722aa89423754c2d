package org.ibasho.local.demo.load;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ibasho.local.demo.api.Api;
import org.ibasho.local.demo.year.CounsellorEntry;
import org.ibasho.local.demo.year.Year;

/** Loads a year month by month, several gatherings at once, and reports each month. */
public final class YearLoad {

    private static final int AT_ONCE = 4;

    private final Api api;
    private final LocalDate today;
    private final Consumer<String> console;

    /**
     * A load into a running system.
     *
     * @param today in Japan
     * @param console takes what is to be said, line by line
     */
    public YearLoad(Api api, LocalDate today, Consumer<String> console) {
        this.api = api;
        this.today = today;
        this.console = console;
    }

    /**
     * Loads what is due today; what was loaded before stays as it is.
     *
     * @return what differs from the file afterwards, in sentences; empty if all is well
     */
    public List<String> load(Year year) {
        StaffLoad staff = new StaffLoad(api, new Keys(year.name()));
        year.staff().forEach(staff::load);
        List<MonthLoad.Result> months = loadMonths(year, counsellors(year));
        MonthlyReports.Comparison reports = new MonthlyReports(api).compare(Figures.of(year, today));
        new Summary(months, reports.reported()).lines().forEach(console);
        if (reports.more()) {
            console.accept("  This is more than the file says: others have entered something in these months, too.");
        }
        List<String> differences = new ArrayList<>();
        months.forEach(month -> differences.addAll(month.differences()));
        differences.addAll(reports.less());
        return differences;
    }

    /** The ids of the counsellors by their names. */
    private Map<String, String> counsellors(Year year) {
        CounsellorLoad counsellors = new CounsellorLoad(api, new Keys(year.name()));
        return year.counsellors().stream().collect(Collectors.toMap(CounsellorEntry::name, counsellors::load));
    }

    private List<MonthLoad.Result> loadMonths(Year year, Map<String, String> counsellors) {
        ExecutorService workers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
        MonthLoad load = new MonthLoad(api, new Keys(year.name()), today, counsellors, workers);
        try (workers) {
            return months(year).stream()
                    .map(month -> loadMonth(load, year, month))
                    .toList();
        } finally {
            workers.shutdownNow();
        }
    }

    private MonthLoad.Result loadMonth(MonthLoad load, Year year, YearMonth month) {
        MonthLoad.Result result = load.load(
                year.gatherings().stream()
                        .filter(entry -> entry.span().month().equals(month))
                        .toList(),
                year.consultations().stream()
                        .filter(entry -> YearMonth.from(entry.at()).equals(month) && entry.isPast(today))
                        .toList());
        console.accept(result.line(month, today));
        return result;
    }

    private static SortedSet<YearMonth> months(Year year) {
        SortedSet<YearMonth> months = new TreeSet<>();
        year.gatherings().forEach(gathering -> months.add(gathering.span().month()));
        year.consultations().forEach(consultation -> months.add(YearMonth.from(consultation.at())));
        return months;
    }
}
