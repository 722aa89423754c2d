package org.ibasho.chassis.login.web;

import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.List;
import org.ibasho.chassis.login.KnownLogins;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.time.Tokyo;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Shows users their own login, with the number to give to the person who links it, as a page and in the API; and lists
 * the logins that are linked to nobody. The service says who may see which.
 */
@Controller
@ConditionalOnProperty("ibasho.logins.linked")
class KnownLoginController {

    private final KnownLogins logins;
    private final OwnLogin own;

    KnownLoginController(KnownLogins logins, OwnLogin own) {
        this.logins = logins;
        this.own = own;
    }

    @GetMapping("/logins/own")
    String ownPage(Principal user, Model model) {
        OwnLogin.View login = own.of(user);
        model.addAttribute("login", login);
        model.addAttribute("erased", Erased.TEXT.equals(login.name()));
        return "login/own";
    }

    @GetMapping("/api/logins/own")
    @ResponseBody
    OwnLogin.View own(Principal user) {
        return own.of(user);
    }

    /** The logins that have been used here and are linked to nobody, the latest first. */
    @GetMapping("/api/logins")
    @ResponseBody
    List<LoginView> unlinked() {
        return logins.unlinked().stream()
                .map(it -> new LoginView(it.login(), it.number(), Tokyo.time(it.firstSeenAt())))
                .toList();
    }

    /**
     * A login.
     *
     * @param login its id in the realm
     * @param number six digits, which its user sees as well
     * @param firstSeenAt when it was used here for the first time
     */
    record LoginView(String login, String number, OffsetDateTime firstSeenAt) {}
}
