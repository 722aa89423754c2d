package org.ibasho.scheduling.site;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import org.ibasho.scheduling.gathering.calendar.CalendarSelection;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.site.month.CalendarFilter;
import org.ibasho.scheduling.site.month.ComingGatherings;
import org.ibasho.scheduling.site.month.MonthGrid;
import org.ibasho.scheduling.site.paper.ScreenReadings;
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

    /** The number of months ahead in which a filter looks. */
    private static final int MONTHS_AHEAD = 9;

    private final PublicCalendar calendar;
    private final RecentGatherings recent;
    private final Introductions introductions;
    private final ScreenReadings readings;
    private final Clock clock;

    FrontPage(
            PublicCalendar calendar,
            RecentGatherings recent,
            Introductions introductions,
            ScreenReadings readings,
            Clock clock) {
        this.calendar = calendar;
        this.recent = recent;
        this.introductions = introductions;
        this.readings = readings;
        this.clock = clock.withZone(Tokyo.ZONE);
    }

    @GetMapping("/")
    String front(
            Model model,
            @ModelAttribute("filter") CalendarFilter filter,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        CalendarSelection selection = filter.selection();
        keepBriefly(viewer, response);
        model.addAttribute("programmes", introductions.all());
        model.addAttribute("inTowns", recent.towns());
        model.addAttribute("kinds", Kind.values());
        YearMonth month = YearMonth.now(clock);
        YearMonth end = month.plusMonths(filter.isActive() ? MONTHS_AHEAD : 1);
        calendar.between(month.atDay(1), end.atEndOfMonth()).ifPresent(gatherings -> {
            model.addAttribute("month", month);
            model.addAttribute("grid", MonthGrid.of(month, gatherings));
            model.addAttribute(
                    "coming",
                    filter.isActive()
                            ? ComingGatherings.chosen(selection, gatherings, clock.instant())
                            : ComingGatherings.soon(gatherings, clock.instant()));
            model.addAttribute("last", recent.last(selection).orElse(null));
        });
        return "site/front";
    }

    @GetMapping("/first-visit")
    String firstVisit(
            Model model,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        keepBriefly(viewer, response);
        model.addAttribute("programmes", introductions.all());
        model.addAttribute(
                "beginners",
                recent.next(new CalendarSelection(null, Kind.BEGINNERS, null)).orElse(null));
        return "site/first-visit";
    }

    /** The same in easy Japanese (やさしい日本語), always with furigana. */
    @GetMapping(path = "/first-visit", params = "easy")
    String easyFirstVisit(
            Model model,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        keepBriefly(viewer, response);
        model.addAttribute(ScreenReadings.VARIABLE, readings);
        return "site/easy";
    }

    /** A staff view has their navigation and is not cached (see the security headers). */
    static void keepBriefly(Viewer viewer, HttpServletResponse response) {
        if (!viewer.signedIn()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, BRIEFLY.getHeaderValue());
            response.addHeader(HttpHeaders.VARY, "Cookie, Accept-Language");
        }
    }
}
