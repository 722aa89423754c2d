package org.ibasho.chassis.operations;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.inbox.ParkedMessageResolution;
import org.ibasho.chassis.inbox.ParkedMessageResolution.Outcome;
import org.ibasho.chassis.inbox.ParkedMessages.ParkedSubject;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The operators' page of one service. What cannot be taken back asks once more, on a page that says what it means. */
@Controller
@RequestMapping("/operations/${spring.application.name}")
class OperationsPage {

    private final Operations operations;
    private final String service;

    OperationsPage(Operations operations, @Value("${spring.application.name}") String service) {
        this.operations = operations;
        this.service = service;
    }

    @ModelAttribute("service")
    String service() {
        return service;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "0") int taken, Model model) {
        Notice.of(done).ifPresent(notice -> model.addAttribute("notice", notice));
        model.addAttribute("taken", taken);
        model.addAttribute("overview", operations.overview());
        model.addAttribute("history", operations.history());
        return "operations/service";
    }

    @PostMapping("/parked/{id}/retry")
    ModelAndView retry(@PathVariable long id, Authentication operator) {
        return settled(operations.retry(id, Operator.name(operator)));
    }

    @GetMapping("/parked/{id}/discard")
    ModelAndView confirmDiscarding(@PathVariable long id) {
        Optional<ParkedSubject> subject = operations.find(id);
        return subject.map(waiting -> new ModelAndView("operations/discard", "subject", waiting))
                .orElseGet(() -> settled(new ParkedMessageResolution(Outcome.ALREADY_SETTLED, 0)));
    }

    @PostMapping("/parked/{id}/discard")
    ModelAndView discard(@PathVariable long id, Authentication operator) {
        return settled(operations.discard(id, Operator.name(operator)));
    }

    @PostMapping("/parked-streams/{reader}/{stream}/retry")
    ModelAndView retryStream(@PathVariable String reader, @PathVariable UUID stream, Authentication operator) {
        try {
            operations.retryStream(reader, stream, Operator.name(operator));
            return see(Notice.RETRYING, 0);
        } catch (Refusal goneMeanwhile) {
            return see(Notice.ALREADY_SETTLED, 0);
        }
    }

    @GetMapping("/publication")
    ModelAndView confirmPublication() {
        Refusal.unless(operations.publishes(), OperationsRule.NOTHING_TO_PUBLISH);
        return new ModelAndView("operations/publication");
    }

    @PostMapping("/publication")
    ModelAndView publishAgain(Authentication operator) {
        return unlessUnderWay(
                () -> operations.publishAgain(Operator.name(operator)),
                Notice.PUBLISHING,
                OperationsRule.PUBLICATION_UNDER_WAY);
    }

    @PostMapping("/read-models/{name}/rebuild")
    ModelAndView rebuild(@PathVariable String name, Authentication operator) {
        return unlessUnderWay(
                () -> operations.rebuild(name, Operator.name(operator)),
                Notice.REBUILDING,
                OperationsRule.REBUILD_UNDER_WAY);
    }

    /** Somebody who comes second is told so on the page, for nothing is wrong. */
    private ModelAndView unlessUnderWay(Runnable wish, Notice done, OperationsRule underWay) {
        try {
            wish.run();
            return see(done, 0);
        } catch (Refusal refusal) {
            if (refusal.rule() != underWay) {
                throw refusal;
            }
            return see(Notice.valueOf(underWay.name()), 0);
        }
    }

    private ModelAndView settled(ParkedMessageResolution settlement) {
        return see(Notice.valueOf(settlement.outcome().name()), settlement.takenIn());
    }

    private ModelAndView see(Notice notice, int taken) {
        ModelAndView page = new ModelAndView("redirect:/operations/" + service + "?done="
                + notice.name().toLowerCase(Locale.ROOT).replace('_', '-') + "&taken=" + taken);
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    /** The page's message about the action that was just done. */
    enum Notice {
        TAKEN_IN,
        STILL_FAILS,
        DISCARDED,
        ALREADY_SETTLED,
        RETRYING,
        PUBLISHING,
        PUBLICATION_UNDER_WAY,
        REBUILDING,
        REBUILD_UNDER_WAY;

        static Optional<Notice> of(String done) {
            for (Notice notice : values()) {
                if (notice.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(done)) {
                    return Optional.of(notice);
                }
            }
            return Optional.empty();
        }
    }
}
