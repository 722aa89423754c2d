package org.ibasho.scheduling.site;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import org.ibasho.time.Tokyo;
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

    private final PublicCalendar calendar;
    private final Introductions introductions;
    private final Clock clock;

    FrontPage(PublicCalendar calendar, Introductions introductions, Clock clock) {
        this.calendar = calendar;
        this.introductions = introductions;
        this.clock = clock.withZone(Tokyo.ZONE);
    }

    @GetMapping("/")
    String front(
            Model model,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        keepBriefly(viewer, response);
        model.addAttribute("programmes", introductions.all());
        YearMonth month = YearMonth.now(clock);
        calendar.between(month.atDay(1), month.plusMonths(1).atEndOfMonth())
                .ifPresent(
                        gatherings -> model.addAttribute("coming", ComingGatherings.of(gatherings, clock.instant())));
        return "site/front";
    }

    @GetMapping("/first-visit")
    String firstVisit(
            Model model,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        keepBriefly(viewer, response);
        model.addAttribute("programmes", introductions.all());
        return "site/first-visit";
    }

    /** A staff view has their navigation and is not cached (see the security headers). */
    static void keepBriefly(Viewer viewer, HttpServletResponse response) {
        if (!viewer.signedIn()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, BRIEFLY.getHeaderValue());
            response.addHeader(HttpHeaders.VARY, "Cookie, Accept-Language");
        }
    }
}
