package org.ibasho.scheduling.gathering.series.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.command.web.FormErrors;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.calendar.UsedVenues;
import org.ibasho.scheduling.gathering.series.SeriesPlanning;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.InputRejected;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The pages for a new series: the form, the preview of its days, and the start. */
@Controller
@RequestMapping("/series")
class NewSeriesPage {

    private static final List<Integer> FISCAL_MONTHS =
            IntStream.range(0, 12).mapToObj(n -> (n + 3) % 12 + 1).toList();

    private final SeriesPlanning planning;
    private final UsedVenues venues;
    private final FormErrors errors;
    private final Clock clock;

    NewSeriesPage(SeriesPlanning planning, UsedVenues venues, FormErrors errors, Clock clock) {
        this.planning = planning;
        this.venues = venues;
        this.errors = errors;
        this.clock = clock;
    }

    @GetMapping("/new")
    ModelAndView form() {
        LocalDate today = Tokyo.today(clock);
        return form(SeriesForm.empty(today), Map.of(), HttpStatus.OK);
    }

    /** Returns from the preview to the form, with all input. */
    @PostMapping("/new")
    ModelAndView again(SeriesForm form) {
        return form(form, Map.of(), HttpStatus.OK);
    }

    @PostMapping("/preview")
    ModelAndView preview(SeriesForm form) {
        return preview(form, Map.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView begin(SeriesForm form, IdempotencyKey key) {
        try {
            Receipt receipt = planning.begin(form.read(true), key);
            return SeriesPage.see(receipt.streamId(), "begun");
        } catch (InputRejected rejected) {
            return preview(form, errors.of(rejected), HttpStatus.BAD_REQUEST);
        } catch (Refusal refusal) {
            return preview(form, errors.of(refusal), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** Faults of days are shown beside the days, all others beside their field in the form. */
    private ModelAndView preview(SeriesForm form, Map<String, String> sentences, HttpStatus status) {
        if (!sentences.isEmpty() && !sentences.containsKey("dates")) {
            return form(form, sentences, status);
        }
        try {
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("preview", planning.preview(form.read(false)));
            model.put("form", form);
            model.put("errors", sentences);
            return new ModelAndView("series/preview", model, status);
        } catch (InputRejected rejected) {
            return form(form, errors.of(rejected), HttpStatus.BAD_REQUEST);
        }
    }

    private ModelAndView form(SeriesForm form, Map<String, String> sentences, HttpStatus status) {
        Map<String, String> besideFields = new LinkedHashMap<>(sentences);
        if (!form.hasRule() && besideFields.containsKey("rule")) {
            // the rule is derived from the last day, among other fields
            besideFields.putIfAbsent("last", besideFields.remove("rule"));
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("form", form);
        model.put("errors", besideFields);
        model.put("kinds", Kind.byProgramme());
        model.put("doors", Entrance.values());
        model.put("venues", venues.used());
        model.put("repeats", SeriesForm.Repeat.values());
        model.put("weekdays", DayOfWeek.values());
        model.put("months", FISCAL_MONTHS);
        return new ModelAndView("series/form", model, status);
    }
}
