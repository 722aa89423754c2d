package org.ibasho.scheduling.gathering.yearplan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.yearplan.PlanLine.Flaw;
import org.ibasho.scheduling.gathering.yearplan.YearPlan.Checked;
import org.ibasho.scheduling.gathering.yearplan.YearPlan.Remark;
import org.ibasho.time.Holidays;
import org.ibasho.web.page.Times;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Compares the lines of a plan with the calendar and with each other. */
@Component
class YearPlanChecks {

    private final Calendar calendar;
    private final Times times = new Times();

    YearPlanChecks(Calendar calendar) {
        this.calendar = calendar;
    }

    /** The current notes on a plan. */
    YearPlan check(UUID id, boolean planned, List<PlanLine> lines, Instant now) {
        if (planned) {
            return new YearPlan(
                    id,
                    true,
                    lines.stream().map(line -> new Checked(line, List.of())).toList());
        }
        Map<LocalDate, List<CalendarEntry>> there = there(lines);
        Map<LocalDate, List<PlanLine>> above = new HashMap<>();
        List<Checked> checked = new ArrayList<>();
        for (PlanLine read : lines) {
            PlanLine line = inTime(read, now);
            List<Remark> remarks = new ArrayList<>();
            if (read.sound()) {
                LocalDate date = Objects.requireNonNull(read.date());
                Holidays.of(date).ifPresent(holiday -> remarks.add(holiday(holiday)));
                there.getOrDefault(date, List.of()).forEach(entry -> remark(read, entry, remarks));
                List<PlanLine> sameDay = above.computeIfAbsent(date, day -> new ArrayList<>());
                sameDay.forEach(other -> remark(read, other, remarks));
                sameDay.add(read);
            }
            checked.add(new Checked(line, remarks));
        }
        return new YearPlan(id, false, checked);
    }

    private Map<LocalDate, List<CalendarEntry>> there(List<PlanLine> lines) {
        List<LocalDate> dates = lines.stream()
                .filter(PlanLine::sound)
                .map(line -> Objects.requireNonNull(line.date()))
                .sorted()
                .toList();
        return dates.isEmpty()
                ? Map.of()
                : calendar.between(dates.getFirst(), dates.getLast()).stream()
                        .filter(entry -> !entry.isCancelled())
                        .collect(Collectors.groupingBy((CalendarEntry entry) -> times.date(entry.startsAt())));
    }

    /** A plan contains no past days; late records are entered one by one. */
    private static PlanLine inTime(PlanLine line, Instant now) {
        return line.sound() && !line.startsAt().isAfter(now)
                ? line.with(new Flaw(PlanColumn.DATE, "plan-day-over", List.of(), String.valueOf(line.date())))
                : line;
    }

    private static Remark holiday(Holidays holiday) {
        return new Remark(
                "holiday", List.of(new DefaultMessageSourceResolvable("series.holiday." + holiday.name())), null, null);
    }

    private void remark(PlanLine line, CalendarEntry entry, List<Remark> remarks) {
        boolean same = entry.kind().equals(Objects.requireNonNull(line.kind()).name())
                && entry.startsAt().equals(line.startsAt())
                && entry.town().equals(line.town());
        boolean meets = entry.venue().equals(line.venue())
                && entry.town().equals(line.town())
                && entry.startsAt().isBefore(line.endsAt())
                && line.startsAt().isBefore(entry.endsAt());
        if (same || meets) {
            remarks.add(new Remark(
                    same ? "already-planned" : "venue-taken",
                    List.of(
                            new DefaultMessageSourceResolvable("code.kind." + entry.kind()),
                            times.hours(entry.startsAt(), entry.endsAt())),
                    null,
                    entry.id()));
        }
    }

    private static void remark(PlanLine line, PlanLine above, List<Remark> remarks) {
        Function<String, Remark> about =
                code -> new Remark(code, List.of(String.valueOf(above.number())), above.number(), null);
        if (line.repeats(above)) {
            remarks.add(about.apply("same-line"));
        } else if (line.meets(above)) {
            remarks.add(about.apply("venue-taken-by-line"));
        }
    }
}
