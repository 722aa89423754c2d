package org.ibasho.scheduling.site;

import jakarta.servlet.http.HttpServletResponse;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.web.page.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page for subscribing to the calendar and its parts. */
@Controller
class SubscribePage {

    private final RecentGatherings recent;

    SubscribePage(RecentGatherings recent) {
        this.recent = recent;
    }

    @GetMapping("/calendar/subscribe")
    String subscribe(
            Model model,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        FrontPage.keepBriefly(viewer, response);
        String base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        model.addAttribute("address", base + "/calendar.ics");
        model.addAttribute("opening", "webcal:" + base.substring(base.indexOf("//")) + "/calendar.ics");
        model.addAttribute("programmes", Programme.values());
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("inTowns", recent.towns());
        return "site/subscribe";
    }
}
