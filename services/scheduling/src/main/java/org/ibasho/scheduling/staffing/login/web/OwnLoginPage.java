package org.ibasho.scheduling.staffing.login.web;

import java.security.Principal;
import org.ibasho.chassis.sealing.Erased;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page where somebody sees whose login they use, and the number to tell the supervisor if nobody knows yet. */
@Controller
class OwnLoginPage {

    private final OwnLogin own;

    OwnLoginPage(OwnLogin own) {
        this.own = own;
    }

    @GetMapping("/logins/own")
    String show(Principal user, Model model) {
        OwnLogin.View login = own.of(user);
        model.addAttribute("login", login);
        model.addAttribute("erased", Erased.TEXT.equals(login.nickname()));
        return "login/login";
    }
}
