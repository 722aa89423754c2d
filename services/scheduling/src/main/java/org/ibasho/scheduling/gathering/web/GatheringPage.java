package org.ibasho.scheduling.gathering.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.web.FormErrors;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.ChangeBody;
import org.ibasho.scheduling.gathering.Gatherings;
import org.ibasho.scheduling.gathering.announcement.Announcements;
import org.ibasho.scheduling.gathering.announcement.SeatsMissing;
import org.ibasho.scheduling.gathering.overlap.VenueTaken;
import org.ibasho.scheduling.gathering.web.GatheringPageModel.Typed;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of one gathering, with the supervisor's current actions. */
@Controller
@RequestMapping("/gatherings/{id}")
class GatheringPage {

    private static final int LONGEST_REASON = 200;

    private final Gatherings gatherings;
    private final Announcements announcements;
    private final GatheringPageModel screen;
    private final FormErrors errors;

    GatheringPage(Gatherings gatherings, Announcements announcements, GatheringPageModel screen, FormErrors errors) {
        this.gatherings = gatherings;
        this.announcements = announcements;
        this.screen = screen;
        this.errors = errors;
    }

    /** Redirects to the page, which shows the effect. */
    static ModelAndView see(String id, String done) {
        ModelAndView page = new ModelAndView("redirect:/gatherings/" + id + "?done=" + done);
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id) {
        return screen.show(id, Typed.NOTHING, HttpStatus.OK);
    }

    @PostMapping("/publication")
    ModelAndView publish(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean withMissingSeats,
            Authentication who,
            IdempotencyKey key) {
        return change(
                id,
                "published",
                () -> announcements.publish(id.toString(), withMissingSeats, who.getName(), key),
                (sentences, offer) -> Typed.wrong(sentences));
    }

    @PostMapping("/rescheduling")
    ModelAndView reschedule(@PathVariable UUID id, MoveForm to, IdempotencyKey key) {
        return change(
                id,
                "rescheduled",
                () -> gatherings.reschedule(id.toString(), to.move(), key),
                (sentences, offer) -> new Typed(to, null, null, sentences, offer));
    }

    /** Cancels it, and plans a replacement if a day was typed. */
    @PostMapping("/cancellation")
    ModelAndView cancel(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            MoveForm instead,
            IdempotencyKey key) {
        return change(
                id,
                "cancelled",
                () -> {
                    if (reason.length() > LONGEST_REASON) {
                        throw new InputRejected(Fault.at("reason", "wrong-length"));
                    }
                    ChangeBody.Replacement replacement = instead.hasDate() ? instead.replacement() : null;
                    gatherings.cancel(id.toString(), new ChangeBody.Cancel(reason, replacement), key);
                },
                (sentences, offer) -> new Typed(null, instead, reason, ofReplacement(sentences), offer));
    }

    private static Map<String, String> ofReplacement(Map<String, String> sentences) {
        Map<String, String> renamed = new LinkedHashMap<>();
        sentences.forEach((field, sentence) -> {
            boolean own = "form".equals(field) || "reason".equals(field);
            renamed.put(own ? field : "replacement." + field, sentence);
        });
        return renamed;
    }

    @PostMapping("/conclusion")
    ModelAndView conclude(@PathVariable UUID id, IdempotencyKey key) {
        return change(
                id,
                "concluded",
                () -> gatherings.conclude(id.toString(), key),
                (sentences, offer) -> Typed.wrong(sentences));
    }

    private ModelAndView change(
            UUID id, String done, Runnable change, BiFunction<Map<String, String>, Offer, Typed> typed) {
        try {
            change.run();
            return see(id.toString(), done);
        } catch (InputRejected rejected) {
            Typed wrong = typed.apply(errors.of(rejected), Offer.NOTHING);
            return screen.show(id, wrong, HttpStatus.BAD_REQUEST);
        } catch (VenueTaken taken) {
            return screen.show(id, typed.apply(errors.of(taken.fault()), Offer.OVERLAP), HttpStatus.CONFLICT);
        } catch (SeatsMissing missing) {
            String sentence = String.join(" ", errors.of(missing.faults()).values());
            return screen.show(id, typed.apply(Map.of("form", sentence), Offer.NOTHING), HttpStatus.CONFLICT);
        } catch (Refusal refusal) {
            Typed wrong = typed.apply(errors.of(refusal), Offer.after(refusal));
            return screen.show(id, wrong, HttpStatus.CONFLICT);
        }
    }
}
