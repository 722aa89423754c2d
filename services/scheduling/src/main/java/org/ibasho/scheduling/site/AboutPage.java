package org.ibasho.scheduling.site;

import jakarta.servlet.http.HttpServletResponse;
import org.ibasho.web.page.Viewer;
import org.ibasho.web.problem.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The page of a programme (eligibility, guidance, the terms for observers), and the pages about the site itself. */
@Controller
class AboutPage {

    private final Introductions introductions;

    AboutPage(Introductions introductions) {
        this.introductions = introductions;
    }

    /** Privacy, accessibility, who runs the site, and what families have to know. */
    @GetMapping({"/about/privacy", "/about/accessibility", "/about/imprint", "/about/families"})
    String site(
            Model model,
            @ModelAttribute(name = "path", binding = false) String path,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        FrontPage.keepBriefly(viewer, response);
        model.addAttribute("programmes", introductions.all());
        return "site" + path.substring(path.lastIndexOf('/'));
    }

    @GetMapping("/about/{code}")
    String about(
            @PathVariable String code,
            Model model,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        FrontPage.keepBriefly(viewer, response);
        Introduction programme = introductions.find(code).orElseThrow(() -> new NotFound("programme-not-found"));
        model.addAttribute("programme", programme);
        if (!programme.isKnown()) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        }
        return "site/about";
    }
}
