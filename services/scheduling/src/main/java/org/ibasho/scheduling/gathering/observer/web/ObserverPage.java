package org.ibasho.scheduling.gathering.observer.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.observer.ObserverPurpose;
import org.ibasho.scheduling.gathering.observer.Permits;
import org.ibasho.scheduling.programme.profile.ProgrammeProfile.ObserverRule;
import org.ibasho.scheduling.programme.profile.ProgrammeProfiles;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.NotFound;
import org.ibasho.web.problem.Problems;
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

/** The page for the observers of one gathering and their permits. */
@Controller
@RequestMapping("/gatherings/{id}/observers")
class ObserverPage {

    private static final int USUAL_DAYS = 30;

    private final Permits permits;
    private final Calendar calendar;
    private final ProgrammeProfiles profiles;
    private final Problems problems;
    private final Clock clock;

    ObserverPage(Permits permits, Calendar calendar, ProgrammeProfiles profiles, Problems problems, Clock clock) {
        this.permits = permits;
        this.calendar = calendar;
        this.profiles = profiles;
        this.problems = problems;
        this.clock = clock;
    }

    /** The permit form as typed. */
    record Form(String purpose, String people, String decidedOn, String validUntil) {

        Permits.Asked read() {
            List<Fault> faults = new ArrayList<>();
            Optional<ObserverPurpose> what = Arrays.stream(ObserverPurpose.values())
                    .filter(it -> it.name().equals(purpose))
                    .findAny();
            if (what.isEmpty()) {
                faults.add(Fault.at("purpose", "required"));
            }
            boolean number = people.strip().matches("[0-9]{1,3}");
            if (!number) {
                faults.add(Fault.at("people", people.isBlank() ? "required" : "not-a-number"));
            }
            Optional<LocalDate> from = day("decidedOn", decidedOn, faults);
            Optional<LocalDate> until = day("validUntil", validUntil, faults);
            if (!faults.isEmpty()) {
                throw new InputRejected(faults);
            }
            return new Permits.Asked(
                    what.orElseThrow(), Integer.parseInt(people.strip()), from.orElseThrow(), until.orElseThrow());
        }

        private static Optional<LocalDate> day(String field, String typed, List<Fault> faults) {
            try {
                return Optional.of(LocalDate.parse(typed));
            } catch (DateTimeException noSuchDay) {
                faults.add(Fault.at(field, typed.isBlank() ? "required" : "invalid-date"));
                return Optional.empty();
            }
        }
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id) {
        return page(id, empty(), List.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView grant(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "") String people,
            @RequestParam(defaultValue = "") String decidedOn,
            @RequestParam(defaultValue = "") String validUntil,
            Authentication who,
            IdempotencyKey key) {
        Form form = new Form(purpose, people, decidedOn, validUntil);
        return change(id, form, "granted", () -> permits.grant(id.toString(), form.read(), who.getName(), key));
    }

    @PostMapping("/{permitId}")
    ModelAndView attach(@PathVariable UUID id, @PathVariable UUID permitId, Authentication who, IdempotencyKey key) {
        return change(
                id, empty(), "granted", () -> permits.attach(permitId.toString(), id.toString(), who.getName(), key));
    }

    @PostMapping("/{permitId}/removal")
    ModelAndView detach(@PathVariable UUID id, @PathVariable UUID permitId, Authentication who, IdempotencyKey key) {
        return change(
                id, empty(), "removed", () -> permits.detach(permitId.toString(), id.toString(), who.getName(), key));
    }

    private Form empty() {
        LocalDate today = Tokyo.today(clock);
        return new Form("", "1", today.toString(), today.plusDays(USUAL_DAYS).toString());
    }

    private ModelAndView change(UUID id, Form form, String done, Runnable change) {
        try {
            change.run();
            ModelAndView page = new ModelAndView("redirect:/gatherings/" + id + "/observers?done=" + done);
            page.setStatus(HttpStatus.SEE_OTHER);
            return page;
        } catch (InputRejected rejected) {
            return page(id, form, rejected.faults(), HttpStatus.BAD_REQUEST);
        } catch (Refusal refusal) {
            Fault fault = new Fault(refusal.rule().code(), refusal.rule().field(), List.of());
            return page(id, form, List.of(fault), HttpStatus.CONFLICT);
        }
    }

    private ModelAndView page(UUID id, Form form, List<Fault> faults, HttpStatus status) {
        CalendarEntry gathering = calendar.find(id.toString()).orElseThrow(() -> new NotFound("gathering-not-found"));
        ObserverRule rule = profiles.of(gathering.programme()).profile().observers();
        boolean open = (gathering.isPlanned() || gathering.isPublished())
                && gathering.startsAt().isAfter(clock.instant());
        LocalDate day = Permits.dayOf(gathering);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("gathering", gathering);
        model.put("day", day);
        model.put("rule", rule);
        model.put("open", open);
        model.put("latest", day.minusDays(rule.noticeDays()));
        model.put("inTime", !Tokyo.today(clock).isAfter(day.minusDays(rule.noticeDays())));
        model.put("permits", permits.at(gathering.id()));
        model.put("further", open ? permits.further(gathering) : List.of());
        model.put("form", form);
        model.put("errors", sentences(faults));
        model.put("purposes", ObserverPurpose.values());
        return new ModelAndView("observer/observers", model, status);
    }

    private Map<String, String> sentences(List<Fault> faults) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Fault fault : faults) {
            String field = fault.field();
            sentences.putIfAbsent(
                    field == null ? "form" : field, problems.sentence(fault, LocaleContextHolder.getLocale()));
        }
        return sentences;
    }
}
