package org.ibasho.chassis.operations;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.inbox.ParkedMessageResolution;
import org.ibasho.chassis.inbox.ParkedMessageResolution.Outcome;
import org.ibasho.chassis.inbox.ParkedMessages.ParkedSubject;
import org.ibasho.chassis.login.LoginNames;
import org.springframework.beans.factory.ObjectProvider;
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
    private final ObjectProvider<LoginNames> logins;
    private final ObjectProvider<AccessLog> accessLog;
    private final String service;

    OperationsPage(
            Operations operations,
            ObjectProvider<LoginNames> logins,
            ObjectProvider<AccessLog> accessLog,
            @Value("${spring.application.name}") String service) {
        this.operations = operations;
        this.logins = logins;
        this.accessLog = accessLog;
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
        AccessLog log = accessLog.getIfAvailable();
        return log == null ? overview(model) : log.inOneCommit(() -> overview(model));
    }

    private String overview(Model model) {
        LoginNames.Names names =
                logins.stream().map(LoginNames::current).findAny().orElse(LoginNames.Names.NONE);
        Overview overview = operations.overview();
        model.addAttribute("overview", overview);
        Overview.Again publication = overview.publication();
        if (publication != null) {
            model.addAttribute("publisher", name(names, publication.by(), publication.at()));
        }
        model.addAttribute(
                "history",
                operations.history().stream()
                        .map(action -> action.shownAs(name(names, action.by(), action.at())))
                        .toList());
        return "operations/service";
    }

    /** The nickname where this service knows whose login it is; otherwise the login's id, which the realm knows. */
    private static String name(LoginNames.Names names, String login, Instant at) {
        return names.of(login, at).orElse(login);
    }

    @PostMapping("/parked/{id}/retry")
    ModelAndView retry(@PathVariable long id, Authentication operator) {
        return settled(operations.retry(id, operator.getName()));
    }

    @GetMapping("/parked/{id}/discard")
    ModelAndView confirmDiscarding(@PathVariable long id) {
        Optional<ParkedSubject> subject = operations.find(id);
        return subject.map(waiting -> new ModelAndView("operations/discard", "subject", waiting))
                .orElseGet(() -> settled(new ParkedMessageResolution(Outcome.ALREADY_SETTLED, 0)));
    }

    @PostMapping("/parked/{id}/discard")
    ModelAndView discard(@PathVariable long id, Authentication operator) {
        return settled(operations.discard(id, operator.getName()));
    }

    @PostMapping("/parked-streams/{reader}/{stream}/retry")
    ModelAndView retryStream(@PathVariable String reader, @PathVariable UUID stream, Authentication operator) {
        try {
            operations.retryStream(reader, stream, operator.getName());
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
                () -> operations.publishAgain(operator.getName()),
                Notice.PUBLISHING,
                OperationsRule.PUBLICATION_UNDER_WAY);
    }

    @PostMapping("/read-models/{name}/rebuild")
    ModelAndView rebuild(@PathVariable String name, Authentication operator) {
        return unlessUnderWay(
                () -> operations.rebuild(name, operator.getName()),
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
