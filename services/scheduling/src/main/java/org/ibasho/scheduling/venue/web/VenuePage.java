package org.ibasho.scheduling.venue.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.venue.Venue;
import org.ibasho.scheduling.venue.Venues;
import org.ibasho.scheduling.venue.photo.PhotoProcessor;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.NotFound;
import org.ibasho.web.problem.Problems;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page with all venues, and the page to describe one. */
@Controller
@RequestMapping("/venues")
class VenuePage {

    private final Venues venues;
    private final PhotoProcessor press;
    private final Problems problems;

    VenuePage(Venues venues, PhotoProcessor press, Problems problems) {
        this.venues = venues;
        this.press = press;
        this.problems = problems;
    }

    @GetMapping
    ModelAndView all() {
        return new ModelAndView("venue/venues", Map.of("venues", venues.known()));
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id) {
        Venue venue = find(id);
        return page(venue, VenueForm.of(venue.description()), alternative(venue), List.of(), HttpStatus.OK);
    }

    @PostMapping("/{id}")
    ModelAndView describe(@PathVariable UUID id, VenueForm form, IdempotencyKey key) {
        Venue venue = find(id);
        try {
            venues.describe(venue.name(), venue.town(), form.read(), key);
            return see(id, "described");
        } catch (InputRejected rejected) {
            return page(venue, form, alternative(venue), rejected.faults(), HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping("/{id}/photo")
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam MultipartFile photo,
            @RequestParam(defaultValue = "") String alternative,
            IdempotencyKey key)
            throws IOException {
        Venue venue = find(id);
        VenueForm form = VenueForm.of(venue.description());
        try {
            venues.show(id.toString(), press.press(photo.getBytes()), alternative, key);
            return see(id, "shown");
        } catch (InputRejected rejected) {
            return page(venue, form, alternative, rejected.faults(), HttpStatus.BAD_REQUEST);
        } catch (Refusal refusal) {
            Fault fault = new Fault(refusal.rule().code(), refusal.rule().field(), List.of());
            return page(venue, form, alternative, List.of(fault), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{id}/photo/removal")
    ModelAndView drop(@PathVariable UUID id, IdempotencyKey key) {
        venues.drop(id.toString(), key);
        return see(id, "dropped");
    }

    private Venue find(UUID id) {
        return venues.find(id.toString()).orElseThrow(() -> new NotFound("venue-not-found"));
    }

    private static String alternative(Venue venue) {
        return venue.photo() == null ? "" : venue.photo().alternative();
    }

    private static ModelAndView see(UUID id, String done) {
        ModelAndView page = new ModelAndView("redirect:/venues/" + id + "?done=" + done);
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    private ModelAndView page(Venue venue, VenueForm form, String alternative, List<Fault> faults, HttpStatus status) {
        Map<String, String> errors = new LinkedHashMap<>();
        for (Fault fault : faults) {
            String field = fault.field() == null ? "form" : fault.field();
            errors.putIfAbsent(field, problems.sentence(fault, LocaleContextHolder.getLocale()));
        }
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("venue", venue);
        model.put("described", venues.described(venue.name(), venue.town()).isPresent());
        model.put("form", form);
        model.put("alternative", alternative);
        model.put("errors", errors);
        return new ModelAndView("venue/venue", model, status);
    }
}
