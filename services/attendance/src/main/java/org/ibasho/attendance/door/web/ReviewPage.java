package org.ibasho.attendance.door.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.attendance.door.Doors;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.Who;
import org.ibasho.attendance.door.review.Reviews;
import org.ibasho.attendance.door.tally.DoorEntry;
import org.ibasho.attendance.door.tally.Tallies;
import org.ibasho.attendance.door.tally.Tally;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.web.FormErrors;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.NotFound;
import org.ibasho.web.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page on which the supervisor reviews a gathering's figures: confirms, corrects, or sends them back. */
@Controller
@RequestMapping("/door/{id}/review")
class ReviewPage {

    private final Doors doors;
    private final Tallies tallies;
    private final Reviews reviews;
    private final FormErrors errors;

    ReviewPage(Doors doors, Tallies tallies, Reviews reviews, Problems problems) {
        this.doors = doors;
        this.tallies = tallies;
        this.reviews = reviews;
        this.errors =
                new FormErrors(problems, Map.of("changes[0].by", "by", "changes[0].door", "way", "changes", "by"));
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id) {
        return page(id, ReviewForm.EMPTY, Map.of(), HttpStatus.OK);
    }

    @PostMapping("/correction")
    ModelAndView correct(@PathVariable UUID id, ReviewForm form, IdempotencyKey key) {
        return change(id, "corrected", form, () -> {
            String reason = form.readReason();
            doors.correct(id.toString(), form.readCorrections(), reason, key);
        });
    }

    @PostMapping("/confirmation")
    ModelAndView confirm(@PathVariable UUID id, IdempotencyKey key) {
        return change(id, "confirmed", ReviewForm.EMPTY, () -> doors.confirm(id.toString(), key));
    }

    @PostMapping("/return")
    ModelAndView sendBack(@PathVariable UUID id, ReviewForm form, IdempotencyKey key) {
        return change(id, "sent-back", form, () -> doors.sendBack(id.toString(), form.readComment(), key));
    }

    @PostMapping("/undo")
    ModelAndView undoConfirmation(@PathVariable UUID id, ReviewForm form, IdempotencyKey key) {
        return change(
                id, "confirmation-undone", form, () -> doors.undoConfirmation(id.toString(), form.readReason(), key));
    }

    private ModelAndView change(UUID id, String done, ReviewForm form, Runnable change) {
        try {
            change.run();
        } catch (InputRejected rejected) {
            return page(id, form, errors.of(rejected), HttpStatus.BAD_REQUEST);
        } catch (Refusal refusal) {
            return page(id, form, errors.of(refusal), FormErrors.status(refusal));
        }
        ModelAndView page = new ModelAndView("redirect:/door/" + id + "/review?done=" + done);
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    private ModelAndView page(UUID id, ReviewForm typed, Map<String, String> sentences, HttpStatus status) {
        DoorEntry entry = tallies.find(id.toString()).orElseThrow(() -> new NotFound("gathering-not-found"));
        Tally counted = tallies.of(entry.gatheringId());
        List<Tally.Sum> corrections = tallies.corrections(entry.gatheringId());
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("entry", entry);
        model.put("counted", counted);
        model.put("corrected", !corrections.isEmpty());
        model.put("tally", counted.corrected(corrections));
        model.put("whos", Who.values());
        model.put("visits", Visit.values());
        model.put("buttons", CountButton.values());
        model.put("history", reviews.of(entry.gatheringId()).reversed());
        model.put("typed", typed);
        model.put("errors", sentences);
        return new ModelAndView("door/review", model, status);
    }
}
