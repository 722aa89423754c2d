package org.ibasho.scheduling.gathering.series.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ibasho.scheduling.gathering.PlanBody.VenueRequest;
import org.ibasho.scheduling.gathering.recurrence.Recurrence;
import org.ibasho.scheduling.gathering.series.SeriesBody;
import org.ibasho.scheduling.gathering.web.PlanForm;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.time.FiscalYear;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;

/**
 * The form for a new series as typed. It asks for a weekday, monthly or weekly; a user who knows RRULEs can type one
 * instead, which then counts.
 *
 * @param nth 1 to 4, or -1 for the last of the month; ignored for a weekly series
 * @param last the last day; ignored if {@code rule} was typed
 * @param dates the days ticked in the preview; null before the preview
 */
record SeriesForm(
        @Nullable String kind,
        @Nullable String theme,
        @Nullable String repeat,
        @Nullable String nth,
        @Nullable String weekday,
        @Nullable String first,
        @Nullable String last,
        @Nullable List<String> without,
        @Nullable String rule,
        @Nullable String start,
        @Nullable String end,
        @Nullable String venue,
        @Nullable String town,
        @Nullable List<String> doors,
        @Nullable List<String> dates)
        implements TypedForm {

    /** The frequency. */
    enum Repeat {
        MONTHLY,
        WEEKLY
    }

    private static final int LONGEST_RULE = 500;
    private static final List<String> NTHS = List.of("1", "2", "3", "4", "-1");

    /** The initial form: for the next fiscal year. */
    static SeriesForm empty(LocalDate today) {
        List<YearMonth> months =
                new FiscalYear(FiscalYear.of(YearMonth.from(today)).startsIn() + 1).months();
        return new SeriesForm(
                null,
                null,
                Repeat.MONTHLY.name(),
                "2",
                DayOfWeek.SATURDAY.name(),
                months.getFirst().atDay(1).toString(),
                months.getLast().atEndOfMonth().toString(),
                null,
                null,
                "13:30",
                "16:00",
                null,
                "札幌市",
                List.of(Entrance.VENUE.name()),
                null);
    }

    public boolean has(Entrance door) {
        return doors != null && doors.contains(door.name());
    }

    public boolean leavesOut(int month) {
        return without != null && without.contains(String.valueOf(month));
    }

    public boolean ticks(LocalDate date) {
        return dates == null || dates.contains(date.toString());
    }

    boolean hasRule() {
        return rule != null && !rule.isBlank();
    }

    /**
     * The request that the form makes.
     *
     * @param ticked whether only the ticked days are selected
     * @throws InputRejected with a fault for every field that cannot be read
     */
    SeriesBody read(boolean ticked) {
        List<Fault> faults = textFaults();
        Optional<Kind> readKind = PlanForm.one(Kind.values(), kind);
        if (readKind.isEmpty()) {
            faults.add(Fault.at("kind", "choose-kind"));
        }
        Optional<LocalDate> from = PlanForm.readDay(first, "first", faults);
        Optional<String> readRule = readRule(faults);
        Optional<LocalTime> begins = PlanForm.time("start", start, faults);
        Optional<LocalTime> ends = PlanForm.time("end", end, faults);
        PlanForm.text("venue", venue, PlanForm.LONGEST_VENUE, faults);
        PlanForm.text("town", town, PlanForm.LONGEST_TOWN, faults);
        if (theme != null && theme.strip().length() > PlanForm.LONGEST_THEME) {
            faults.add(Fault.at("theme", "wrong-length"));
        }
        List<Entrance> ways = Arrays.stream(Entrance.values()).filter(this::has).toList();
        if (ways.isEmpty()) {
            faults.add(Fault.at("doors", "no-door"));
        }
        List<LocalDate> days = ticked ? days(faults) : null;
        if (!faults.isEmpty()) {
            throw new InputRejected(faults);
        }
        return new SeriesBody(
                readKind.orElseThrow().programme(),
                readKind.orElseThrow(),
                theme,
                from.orElseThrow(),
                readRule.orElseThrow(),
                monthsLeftOut(),
                begins.orElseThrow(),
                ends.orElseThrow(),
                new VenueRequest(Objects.requireNonNull(venue), Objects.requireNonNull(town)),
                ways,
                days);
    }

    private Optional<String> readRule(List<Fault> faults) {
        if (hasRule()) {
            PlanForm.text("rule", rule, LONGEST_RULE, faults);
            return Optional.ofNullable(rule);
        }
        Optional<LocalDate> until = PlanForm.readDay(last, "last", faults);
        Optional<DayOfWeek> day = PlanForm.one(DayOfWeek.values(), weekday);
        Optional<Repeat> often = PlanForm.one(Repeat.values(), repeat);
        if (day.isEmpty() || often.isEmpty() || !NTHS.contains(nth)) {
            faults.add(Fault.at("repeat", "unknown-value"));
            return Optional.empty();
        }
        int which = Integer.parseInt(Objects.requireNonNull(nth));
        return until.map(end -> switch (often.orElseThrow()) {
            case MONTHLY -> Recurrence.monthly(which, day.orElseThrow(), end);
            case WEEKLY -> Recurrence.weekly(day.orElseThrow(), end);
        });
    }

    private List<Integer> monthsLeftOut() {
        List<Integer> months = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            if (leavesOut(month)) {
                months.add(month);
            }
        }
        return months;
    }

    private List<LocalDate> days(List<Fault> faults) {
        List<LocalDate> days = new ArrayList<>();
        for (String date : Objects.requireNonNullElse(dates, List.<String>of())) {
            PlanForm.readDay(date, "dates", faults).ifPresent(days::add);
        }
        return days;
    }
}
