package org.ibasho.gateway.front;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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

    private final Calendar calendar;
    private final Towns towns;
    private final Clock clock;

    SubscribePage(Calendar calendar, Towns towns, Clock clock) {
        this.calendar = calendar;
        this.towns = towns;
        this.clock = clock;
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
        model.addAttribute("towns", towns);
        model.addAttribute("inTowns", inTowns());
        return "calendar-subscribe";
    }

    /** The towns with gatherings, ordered by their first one; empty if the calendar cannot be read now. */
    private List<String> inTowns() {
        LocalDate today = LocalDate.now(clock);
        return calendar.between(today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD)).stream()
                .flatMap(List::stream)
                .map(Gathering::venue)
                .filter(Objects::nonNull)
                .map(Gathering.Venue::town)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
