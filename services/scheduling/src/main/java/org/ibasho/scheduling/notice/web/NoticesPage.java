package org.ibasho.scheduling.notice.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.ibasho.scheduling.notice.mail.Mail;
import org.ibasho.scheduling.notice.mail.MailAddress;
import org.ibasho.scheduling.notice.subscription.SubscriptionFilter;
import org.ibasho.scheduling.notice.subscription.Subscriptions;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.NotFound;
import org.ibasho.web.problem.Problems;
import org.ibasho.web.problem.TooManyRequests;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The page for subscribing: the available channels and a form for e-mail. */
@Controller
class NoticesPage {

    private final Subscriptions subscriptions;
    private final NewSubscriptions newSubscriptions;
    private final TownChoices choices;
    private final Mail mail;
    private final NoticeSettings settings;
    private final Problems problems;

    NoticesPage(
            Subscriptions subscriptions,
            NewSubscriptions newSubscriptions,
            TownChoices choices,
            Mail mail,
            NoticeSettings settings,
            Problems problems) {
        this.subscriptions = subscriptions;
        this.newSubscriptions = newSubscriptions;
        this.choices = choices;
        this.mail = mail;
        this.settings = settings;
        this.problems = problems;
    }

    @GetMapping("/notices")
    ModelAndView ways() {
        return form(SubscribeForm.EMPTY, Map.of(), HttpStatus.OK);
    }

    /** Gives the same answer whether or not the address is known or was asked recently. */
    @PostMapping("/notices/mail")
    ModelAndView subscribe(SubscribeForm form, HttpServletRequest request) {
        if (!mail.on()) {
            throw new NotFound("not-found");
        }
        try {
            String address = MailAddress.read(form.address())
                    .orElseThrow(() -> new InputRejected(Fault.at("address", "not-an-address")));
            SubscriptionFilter wish =
                    SubscriptionFilter.read(form.what(), form.wantsAnnouncements(), LocaleContextHolder.getLocale());
            newSubscriptions.byMail(address, wish, request);
            RedirectView sent = new RedirectView("/notices/sent");
            sent.setStatusCode(HttpStatus.SEE_OTHER);
            return new ModelAndView(sent);
        } catch (InputRejected rejected) {
            return form(form, sentences(rejected.faults().getFirst()), HttpStatus.BAD_REQUEST);
        } catch (TooManyRequests refused) {
            return form(form, sentences(Fault.of(refused.code())), HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    @GetMapping("/notices/sent")
    ModelAndView sent() {
        return new ModelAndView("notice/said", Map.of("said", "sent"));
    }

    private Map<String, String> sentences(Fault fault) {
        Locale language = LocaleContextHolder.getLocale();
        return Map.of(fault.field() == null ? "form" : fault.field(), problems.sentence(fault, language));
    }

    private ModelAndView form(SubscribeForm form, Map<String, String> errors, HttpStatus status) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("form", form);
        model.put("errors", errors);
        model.put("programmes", Programme.values());
        model.put("kinds", Kind.values());
        model.put("towns", choices.towns());
        model.put("mail", mail.on());
        model.put(
                "pushKey",
                settings.push().on() && subscriptions.possible()
                        ? settings.push().publicKey()
                        : "");
        return new ModelAndView("notice/notices", model, status);
    }
}
