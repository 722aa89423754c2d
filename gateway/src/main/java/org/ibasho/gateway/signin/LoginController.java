package org.ibasho.gateway.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.ibasho.web.page.Viewer;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The pages where a login starts and where a failed one ends. */
@Controller
class LoginController {

    private static final Logger log = LoggerFactory.getLogger(LoginController.class);

    /** The client registration of the NPO's realm. */
    private static final String NPO = "npo";

    private final ClientRegistrationRepository clients;
    private final Problems problems;
    private final RoleHome home;

    LoginController(ClientRegistrationRepository clients, Problems problems, RoleHome home) {
        this.clients = clients;
        this.problems = problems;
        this.home = home;
    }

    @GetMapping("/login")
    Object login(HttpServletRequest request, @Nullable Authentication authentication) {
        if (authentication != null && Viewer.of(authentication).signedIn()) {
            return new RedirectView(home.of(Viewer.of(authentication)));
        }
        try {
            clients.findByRegistrationId(NPO);
        } catch (RuntimeException unreachable) {
            log.warn("the realm could not be reached: {}", unreachable.toString());
            return problems.answer(request, HttpStatus.SERVICE_UNAVAILABLE, Fault.of("temporarily-unavailable"));
        }
        return new RedirectView("/oauth2/authorization/" + NPO);
    }

    /** No redirect to the provider: that could loop forever. */
    @GetMapping(path = "/login", params = "failed")
    ModelAndView failed() {
        return new ModelAndView("login-failed", Map.of(), HttpStatus.UNAUTHORIZED);
    }
}
