package org.ibasho.scheduling.planning;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.calendar.Calendar;
import org.ibasho.scheduling.calendar.CalendarEntry;
import org.ibasho.scheduling.dispatch.Dispatches;
import org.ibasho.scheduling.gathering.Gatherings;
import org.ibasho.scheduling.roster.RosterView;
import org.ibasho.scheduling.roster.Rosters;
import org.ibasho.scheduling.series.SeriesEntry;
import org.ibasho.scheduling.series.SeriesList;
import org.ibasho.web.page.Times;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One gathering: what is known of it, and what the supervisor can do with it now. */
@Controller
@RequestMapping("/gatherings/{id}")
class GatheringPage {

    private static final int LONGEST_REASON = 200;

    private final Gatherings gatherings;
    private final Calendar calendar;
    private final Dispatches dispatches;
    private final SeriesList series;
    private final Rosters rosters;
    private final RosterView rosterView;
    private final FormErrors errors;
    private final Clock clock;

    GatheringPage(
            Gatherings gatherings,
            Calendar calendar,
            Dispatches dispatches,
            SeriesList series,
            Rosters rosters,
            RosterView rosterView,
            FormErrors errors,
            Clock clock) {
        this.gatherings = gatherings;
        this.calendar = calendar;
        this.dispatches = dispatches;
        this.series = series;
        this.rosters = rosters;
        this.rosterView = rosterView;
        this.errors = errors;
        this.clock = clock;
    }

    /** Sends the browser on to the page, which shows the effect of what was just done. */
    static ModelAndView see(String id, String done) {
        ModelAndView page = new ModelAndView("redirect:/gatherings/" + id + "?done=" + done);
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id) {
        return page(id, Map.of(), HttpStatus.OK);
    }

    @PostMapping("/publication")
    ModelAndView publish(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean withMissingSeats,
            Authentication who,
            IdempotencyKey key) {
        return change(id, "published", () -> rosters.publish(id.toString(), withMissingSeats, who.getName(), key));
    }

    @PostMapping("/rescheduling")
    ModelAndView reschedule(
            @PathVariable UUID id,
            @RequestParam @Nullable String date,
            @RequestParam @Nullable String start,
            @RequestParam @Nullable String end,
            IdempotencyKey key) {
        return change(id, "rescheduled", () -> {
            List<Fault> faults = new ArrayList<>();
            Optional<LocalDate> day = PlanForm.readDay(date, "date", faults);
            Optional<LocalTime> from = PlanForm.time("start", start, faults);
            Optional<LocalTime> until = PlanForm.time("end", end, faults);
            if (!faults.isEmpty()) {
                throw new InputRejected(faults);
            }
            gatherings.reschedule(
                    id.toString(),
                    PlanForm.at(day.orElseThrow(), from.orElseThrow()),
                    PlanForm.at(day.orElseThrow(), until.orElseThrow()),
                    key);
        });
    }

    @PostMapping("/cancellation")
    ModelAndView cancel(@PathVariable UUID id, @RequestParam(defaultValue = "") String reason, IdempotencyKey key) {
        return change(id, "cancelled", () -> {
            if (reason.length() > LONGEST_REASON) {
                throw new InputRejected(Fault.at("reason", "wrong-length"));
            }
            gatherings.cancel(id.toString(), reason, key);
        });
    }

    @PostMapping("/conclusion")
    ModelAndView conclude(@PathVariable UUID id, IdempotencyKey key) {
        return change(id, "concluded", () -> gatherings.conclude(id.toString(), key));
    }

    private ModelAndView change(UUID id, String done, Runnable change) {
        try {
            change.run();
            return see(id.toString(), done);
        } catch (InputRejected rejected) {
            return page(id, errors.of(rejected), HttpStatus.BAD_REQUEST);
        } catch (Refusal refusal) {
            return page(id, errors.of(refusal), HttpStatus.CONFLICT);
        }
    }

    private static String words(SeriesEntry series) {
        return series.sentence(LocaleContextHolder.getLocale());
    }

    private ModelAndView page(UUID id, Map<String, String> sentences, HttpStatus status) {
        CalendarEntry entry = calendar.find(id.toString()).orElseThrow(() -> new NotFound("gathering-not-found"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), Times.TOKYO);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("gathering", entry);
        dispatches.of(entry).ifPresent(dispatch -> model.put("dispatch", dispatch));
        series.of(entry.id()).ifPresent(all -> model.put("series", new SeriesPage.Line(all, words(all))));
        List<RosterView.Chip> chips = rosterView.chips(List.of(entry)).getOrDefault(entry.id(), List.of());
        model.put("chips", chips);
        model.put("missing", chips.stream().mapToInt(RosterView.Chip::missing).sum());
        model.put("errors", sentences);
        model.put(
                "dayHasCome",
                !LocalDate.ofInstant(entry.startsAt(), Times.TOKYO).isAfter(today));
        model.put("over", entry.endsAt().isBefore(clock.instant()));
        model.put("start", entry.startsAt().atZone(Times.TOKYO));
        model.put("end", entry.endsAt().atZone(Times.TOKYO));
        model.put("idempotencyKey", UUID.randomUUID().toString());
        return new ModelAndView("gathering", model, status);
    }
}
