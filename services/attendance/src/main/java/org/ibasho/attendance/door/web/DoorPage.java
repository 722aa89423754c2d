package org.ibasho.attendance.door.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.attendance.door.Doors;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.tally.DoorEntry;
import org.ibasho.attendance.door.tally.Tallies;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.NotFound;
import org.ibasho.web.problem.Problems;
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

/**
 * The page of a gathering's door. It works as plain forms; with the script, everything also works offline. Somebody
 * looking over a shoulder sees only numbers.
 */
@Controller
@RequestMapping("/door/{id}")
class DoorPage {

    private final Doors doors;
    private final Tallies tallies;
    private final DoorPageModel model;
    private final Problems problems;
    private final Clock clock;

    DoorPage(Doors doors, Tallies tallies, DoorPageModel model, Problems problems, Clock clock) {
        this.doors = doors;
        this.tallies = tallies;
        this.model = model;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable UUID id, @RequestParam(name = "door", required = false) @Nullable Entrance entrance) {
        return page(model.of(entry(id), entrance));
    }

    @PostMapping("/opening")
    ModelAndView open(@PathVariable UUID id, IdempotencyKey key) {
        return change(id, null, () -> doors.open(id.toString(), key));
    }

    @PostMapping("/marks")
    ModelAndView mark(
            @PathVariable UUID id,
            @RequestParam UUID markId,
            @RequestParam("door") Entrance entrance,
            @RequestParam("pad") CountButton button,
            IdempotencyKey key) {
        return change(
                id,
                entrance,
                () -> doors.count(id.toString(), List.of(button.mark(markId, entrance, clock.instant())), key));
    }

    @PostMapping("/undo")
    ModelAndView undo(
            @PathVariable UUID id,
            @RequestParam UUID markId,
            @RequestParam(name = "door", required = false) @Nullable Entrance entrance,
            IdempotencyKey key) {
        return change(id, entrance, () -> doors.undo(id.toString(), markId.toString(), key));
    }

    /** The totals for confirmation before counting ends. */
    @GetMapping("/closing")
    ModelAndView confirm(@PathVariable UUID id) {
        return entry(id).isOpen() ? page(model.closing(entry(id))) : see(id, null);
    }

    @PostMapping("/closing")
    ModelAndView close(@PathVariable UUID id, IdempotencyKey key) {
        return change(id, null, () -> doors.close(id.toString(), key));
    }

    private ModelAndView change(UUID id, @Nullable Entrance entrance, Runnable change) {
        try {
            change.run();
            return see(id, entrance);
        } catch (Refusal refusal) {
            Map<String, Object> shown = model.of(entry(id), entrance);
            Fault fault = Fault.of(refusal.rule().code());
            shown.put("refusal", problems.sentence(fault, LocaleContextHolder.getLocale()));
            ModelAndView page = page(shown);
            page.setStatus(HttpStatus.CONFLICT);
            return page;
        }
    }

    /** Redirects to the page, which shows the effect. */
    private static ModelAndView see(UUID id, @Nullable Entrance entrance) {
        ModelAndView page = new ModelAndView("redirect:/door/" + id + (entrance == null ? "" : "?door=" + entrance));
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    private static ModelAndView page(Map<String, Object> shown) {
        return new ModelAndView("door/door", shown);
    }

    private DoorEntry entry(UUID id) {
        return tallies.find(id.toString()).orElseThrow(() -> new NotFound("gathering-not-found"));
    }
}
