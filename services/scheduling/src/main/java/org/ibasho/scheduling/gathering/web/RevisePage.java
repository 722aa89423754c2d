package org.ibasho.scheduling.gathering.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.web.FormErrors;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.Gatherings;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.calendar.UsedVenues;
import org.ibasho.scheduling.gathering.overlap.VenueTaken;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page for revising a gathering: theme, venue, entrances and details. */
@Controller
@RequestMapping("/gatherings/{id}/revision")
class RevisePage {

    private final Gatherings gatherings;
    private final Calendar calendar;
    private final UsedVenues venues;
    private final FormErrors errors;

    RevisePage(Gatherings gatherings, Calendar calendar, UsedVenues venues, FormErrors errors) {
        this.gatherings = gatherings;
        this.calendar = calendar;
        this.venues = venues;
        this.errors = errors;
    }

    @GetMapping
    ModelAndView form(@PathVariable UUID id) {
        CalendarEntry gathering = find(id);
        return form(gathering, ReviseForm.of(gathering), Map.of(), Offer.NOTHING, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView revise(@PathVariable UUID id, ReviseForm form, IdempotencyKey key) {
        try {
            gatherings.revise(id.toString(), form.read(), key);
            return GatheringPage.see(id.toString(), "revised");
        } catch (InputRejected rejected) {
            return form(find(id), form, errors.of(rejected), Offer.NOTHING, HttpStatus.BAD_REQUEST);
        } catch (VenueTaken taken) {
            return form(find(id), form, errors.of(taken.fault()), Offer.OVERLAP, HttpStatus.CONFLICT);
        } catch (Refusal refusal) {
            return form(find(id), form, errors.of(refusal), Offer.NOTHING, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private CalendarEntry find(UUID id) {
        return calendar.find(id.toString()).orElseThrow(() -> new NotFound("gathering-not-found"));
    }

    private ModelAndView form(
            CalendarEntry gathering, ReviseForm form, Map<String, String> sentences, Offer offer, HttpStatus status) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("gathering", gathering);
        model.put("form", form);
        model.put("errors", sentences);
        model.put("offer", offer);
        model.put("doors", Entrance.values());
        model.put("venues", venues.used());
        return new ModelAndView("gathering/revision", model, status);
    }
}
