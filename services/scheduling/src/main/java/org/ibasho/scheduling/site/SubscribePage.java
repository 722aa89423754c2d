package org.ibasho.scheduling.site;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.time.Tokyo;
import org.ibasho.web.page.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page for subscribing to the calendar and its parts. */
@Controller
class SubscribePage {

    private static final int MONTHS_BACK = 3;
    private static final int MONTHS_AHEAD = 9;

    private final PublicCalendar calendar;
    private final Clock clock;

    SubscribePage(PublicCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock.withZone(Tokyo.ZONE);
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
        model.addAttribute("inTowns", inTowns());
        return "site/subscribe";
    }

    /** The towns with gatherings, ordered by their first one; empty if the calendar cannot be read now. */
    private List<String> inTowns() {
        LocalDate today = LocalDate.now(clock);
        return calendar.between(today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD)).stream()
                .flatMap(List::stream)
                .map(CalendarEntry::town)
                .distinct()
                .toList();
    }
}
