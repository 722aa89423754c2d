package org.ibasho.scheduling.gathering.series.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.web.FormErrors;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.PlanBody.VenueRequest;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.series.SeriesChangeBody;
import org.ibasho.scheduling.gathering.series.SeriesEntry;
import org.ibasho.scheduling.gathering.series.SeriesList;
import org.ibasho.scheduling.gathering.series.SeriesPlanning;
import org.ibasho.scheduling.gathering.web.PlanForm;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.NotFound;
import org.ibasho.web.text.TypedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of series, and the page of one: its gatherings and the actions for the future ones. */
@Controller
@RequestMapping("/series")
class SeriesPage {

    private static final int LONGEST_REASON = 200;

    private final SeriesPlanning planning;
    private final SeriesList list;
    private final Calendar calendar;
    private final FormErrors errors;

    SeriesPage(SeriesPlanning planning, SeriesList list, Calendar calendar, FormErrors errors) {
        this.planning = planning;
        this.list = list;
        this.calendar = calendar;
        this.errors = errors;
    }

    /** Redirects to the page, which shows the effect. */
    static ModelAndView see(String id, String done) {
        ModelAndView page = new ModelAndView("redirect:/series/" + id + "?done=" + done);
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    @GetMapping
    ModelAndView all() {
        List<Line> lines = list.latest().stream()
                .map(series -> new Line(series, series.sentence(LocaleContextHolder.getLocale())))
                .toList();
        return new ModelAndView("series/list", Map.of("lines", lines));
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return page(id, null, Map.of(), HttpStatus.OK);
    }

    @PostMapping("/{id}/change")
    ModelAndView change(@PathVariable UUID id, ChangeForm form, IdempotencyKey key) {
        return carryOut(id, form, "changed", () -> planning.change(id.toString(), form.read(), key));
    }

    @PostMapping("/{id}/cancellation")
    ModelAndView callOff(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String reason,
            IdempotencyKey key) {
        return carryOut(id, null, "called-off", () -> {
            if (reason.length() > LONGEST_REASON) {
                throw new InputRejected(Fault.at("reason", "wrong-length"));
            }
            planning.callOff(id.toString(), day(since, "since"), reason, key);
        });
    }

    private ModelAndView carryOut(UUID id, @Nullable ChangeForm form, String done, Runnable change) {
        try {
            change.run();
            return see(id.toString(), done);
        } catch (InputRejected rejected) {
            return page(id, form, errors.of(rejected), HttpStatus.BAD_REQUEST);
        } catch (Refusal refusal) {
            return page(id, form, errors.of(refusal), HttpStatus.CONFLICT);
        }
    }

    private static @Nullable LocalDate day(@Nullable String typed, String field) {
        if (typed == null || typed.isEmpty()) {
            return null;
        }
        List<Fault> faults = new ArrayList<>();
        Optional<LocalDate> day = PlanForm.readDay(typed, field, faults);
        return day.orElseThrow(() -> new InputRejected(faults));
    }

    private ModelAndView page(UUID id, @Nullable ChangeForm typed, Map<String, String> sentences, HttpStatus status) {
        SeriesEntry series = list.find(id.toString()).orElseThrow(() -> new NotFound("series-not-found"));
        Map<String, CalendarEntry> gatherings =
                calendar.all(series.allDates().stream().map(series::gatheringOn).toList()).stream()
                        .collect(Collectors.toMap(CalendarEntry::id, Function.identity()));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("series", series);
        model.put("sentence", series.sentence(LocaleContextHolder.getLocale()));
        model.put(
                "rows",
                series.allDates().stream()
                        .map(date -> new Row(date, gatherings.get(series.gatheringOn(date))))
                        .toList());
        model.put("form", Objects.requireNonNullElseGet(typed, () -> ChangeForm.of(series)));
        model.put("errors", sentences);
        return new ModelAndView("series/series", model, status);
    }

    /** A list item: a series with its rule in words. */
    public record Line(SeriesEntry series, String sentence) {}

    /**
     * One gathering of the series.
     *
     * @param date its day in the series
     * @param gathering its current state; null until it is planned
     */
    record Row(LocalDate date, @Nullable CalendarEntry gathering) {}

    /**
     * The form for a change as typed.
     *
     * @param from the first affected day; empty for all
     */
    record ChangeForm(
            @Nullable String from,
            @Nullable String start,
            @Nullable String end,
            @Nullable String theme,
            @Nullable String venue,
            @Nullable String town)
            implements TypedForm {

        static ChangeForm of(SeriesEntry series) {
            return new ChangeForm(
                    "",
                    series.pattern().start().toString(),
                    series.pattern().end().toString(),
                    series.pattern().theme(),
                    series.pattern().venue(),
                    series.pattern().town());
        }

        SeriesChangeBody read() {
            List<Fault> faults = textFaults();
            Optional<LocalTime> begins = PlanForm.time("start", start, faults);
            Optional<LocalTime> ends = PlanForm.time("end", end, faults);
            PlanForm.text("venue", venue, PlanForm.LONGEST_VENUE, faults);
            PlanForm.text("town", town, PlanForm.LONGEST_TOWN, faults);
            if (theme != null && theme.strip().length() > PlanForm.LONGEST_THEME) {
                faults.add(Fault.at("theme", "wrong-length"));
            }
            if (!faults.isEmpty()) {
                throw new InputRejected(faults);
            }
            return new SeriesChangeBody(
                    day(from, "from"),
                    begins.orElseThrow(),
                    ends.orElseThrow(),
                    theme,
                    new VenueRequest(Objects.requireNonNull(venue), Objects.requireNonNull(town)));
        }
    }
}
