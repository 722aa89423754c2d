package org.ibasho.gateway.front;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import org.ibasho.web.page.Viewer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The public pages. They set no cookie and start no session. */
@Controller
class FrontPage {

    private static final CacheControl BRIEFLY =
            CacheControl.maxAge(Duration.ofSeconds(10)).cachePrivate();

    private final Calendar calendar;
    private final Charters charters;
    private final Towns towns;
    private final Clock clock;

    FrontPage(Calendar calendar, Charters charters, Towns towns, Clock clock) {
        this.calendar = calendar;
        this.charters = charters;
        this.towns = towns;
        this.clock = clock;
    }

    @ModelAttribute("towns")
    Towns towns() {
        return towns;
    }

    @GetMapping("/")
    String front(
            Model model,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        keepBriefly(viewer, response);
        model.addAttribute("charters", charters.all());
        OffsetDateTime now = OffsetDateTime.now(clock);
        YearMonth month = YearMonth.from(now);
        calendar.between(month.atDay(1), month.plusMonths(1).atEndOfMonth())
                .ifPresent(gatherings -> model.addAttribute("programme", Programme.of(gatherings, now)));
        return "front";
    }

    @GetMapping("/first-visit")
    String firstVisit(
            Model model,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        keepBriefly(viewer, response);
        model.addAttribute("charters", charters.all());
        return "first-visit";
    }

    /** A staff view has their navigation and is not cached (see the security headers). */
    static void keepBriefly(Viewer viewer, HttpServletResponse response) {
        if (!viewer.signedIn()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, BRIEFLY.getHeaderValue());
            response.addHeader(HttpHeaders.VARY, "Cookie, Accept-Language");
        }
    }
}
