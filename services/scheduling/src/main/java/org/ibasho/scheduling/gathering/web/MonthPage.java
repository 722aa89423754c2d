package org.ibasho.scheduling.gathering.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.staffing.Dispatch;
import org.ibasho.scheduling.gathering.staffing.SeatChip;
import org.ibasho.scheduling.gathering.staffing.StaffingView;
import org.ibasho.time.Tokyo;
import org.ibasho.web.page.Viewer;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The overview of a month: planned and announced gatherings, and what is still missing. */
@Controller
class MonthPage {

    private final Calendar calendar;
    private final StaffingView staffing;
    private final AccessLog accessLog;
    private final Clock clock;

    MonthPage(Calendar calendar, StaffingView staffing, AccessLog accessLog, Clock clock) {
        this.calendar = calendar;
        this.staffing = staffing;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    @GetMapping("/gatherings")
    String month(@RequestParam(name = "month", required = false) @Nullable String asked, Model model) {
        LocalDate today = Tokyo.today(clock);
        YearMonth month = asked == null ? YearMonth.from(today) : read(asked);
        Viewer viewer = Viewer.current();
        List<Row> rows = accessLog.inOneCommit(() -> rows(month, viewer, today));
        model.addAttribute("month", month);
        model.addAttribute("rows", rows);
        model.addAttribute(
                "drafts", rows.stream().filter(row -> row.gathering.isPlanned()).count());
        model.addAttribute("unconcluded", rows.stream().filter(Row::unconcluded).count());
        return "gathering/month";
    }

    private List<Row> rows(YearMonth month, Viewer viewer, LocalDate today) {
        List<CalendarEntry> entries = calendar.between(month.atDay(1), month.atEndOfMonth()).stream()
                .filter(entry -> entry.announced() || viewer.isNpoStaff())
                .toList();
        Map<String, List<SeatChip>> chips = staffing.seats(entries, viewer);
        return entries.stream()
                .map(entry -> row(entry, chips.getOrDefault(entry.id(), List.of()), viewer, today))
                .toList();
    }

    private Row row(CalendarEntry entry, List<SeatChip> chips, Viewer viewer, LocalDate today) {
        LocalDate day = Tokyo.day(entry.startsAt());
        return new Row(
                entry,
                chips,
                staffing.dispatchWithoutReason(entry, viewer).orElse(null),
                entry.isPublished() && day.isBefore(today));
    }

    private static YearMonth read(String asked) {
        try {
            return YearMonth.parse(asked);
        } catch (DateTimeException noSuchMonth) {
            throw new InputRejected(Fault.at("month", "invalid-date"));
        }
    }

    /**
     * One gathering in the month.
     *
     * @param chips its seats as labels
     * @param dispatch the centre's part; null if it has none
     * @param unconcluded whether its day has passed without a conclusion
     */
    record Row(
            CalendarEntry gathering,
            List<SeatChip> chips,
            @Nullable Dispatch dispatch,
            boolean unconcluded) {}
}
