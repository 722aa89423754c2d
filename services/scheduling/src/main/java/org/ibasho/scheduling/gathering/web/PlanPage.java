package org.ibasho.scheduling.gathering.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.command.web.FormErrors;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.Gatherings;
import org.ibasho.scheduling.gathering.calendar.UsedVenues;
import org.ibasho.scheduling.gathering.overlap.VenueTaken;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.InputRejected;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page with the form for a new gathering. */
@Controller
class PlanPage {

    private final Gatherings gatherings;
    private final UsedVenues venues;
    private final FormErrors errors;
    private final Clock clock;

    PlanPage(Gatherings gatherings, UsedVenues venues, FormErrors errors, Clock clock) {
        this.gatherings = gatherings;
        this.venues = venues;
        this.errors = errors;
        this.clock = clock;
    }

    @GetMapping("/gatherings/new")
    ModelAndView form() {
        LocalDate tomorrow = Tokyo.today(clock).plusDays(1);
        return form(PlanForm.empty(tomorrow), Map.of(), Offer.NOTHING, HttpStatus.OK);
    }

    @PostMapping("/gatherings")
    ModelAndView plan(PlanForm form, IdempotencyKey key) {
        try {
            Receipt receipt = gatherings.plan(form.read(), key);
            return GatheringPage.see(receipt.streamId(), "planned");
        } catch (InputRejected rejected) {
            return form(form, errors.of(rejected), Offer.NOTHING, HttpStatus.BAD_REQUEST);
        } catch (VenueTaken taken) {
            return form(form, errors.of(taken.fault()), Offer.OVERLAP, HttpStatus.CONFLICT);
        } catch (Refusal refusal) {
            return form(form, errors.of(refusal), Offer.after(refusal), HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private ModelAndView form(PlanForm form, Map<String, String> sentences, Offer offer, HttpStatus status) {
        Map<String, Object> model = Map.of(
                "offer",
                offer,
                "form",
                form,
                "errors",
                sentences,
                "kinds",
                Kind.byProgramme(),
                "doors",
                Entrance.values(),
                "venues",
                venues.used());
        return new ModelAndView("gathering/form", model, status);
    }
}
