package org.ibasho.local.identity;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class LoginController {

    private final Realm realm;

    LoginController(Realm realm) {
        this.realm = realm;
    }

    @GetMapping("/login")
    String login(Model model) {
        model.addAttribute("side", Side.of(realm));
        return "login";
    }

    @GetMapping("/")
    String application() {
        return "redirect:" + realm.application();
    }
}
