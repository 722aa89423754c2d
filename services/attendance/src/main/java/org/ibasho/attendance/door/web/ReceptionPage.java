package org.ibasho.attendance.door.web;

import java.time.Clock;
import java.time.LocalDate;
import org.ibasho.attendance.door.tally.Tallies;
import org.ibasho.time.Tokyo;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of doors: today's, then those that were never closed, then the next ones. */
@Controller
class ReceptionPage {

    private static final int UNFINISHED = 50;
    private static final int NEXT = 5;

    private final Tallies tallies;
    private final Clock clock;

    ReceptionPage(Tallies tallies, Clock clock) {
        this.tallies = tallies;
        this.clock = clock;
    }

    @GetMapping("/door")
    String show(Model model) {
        LocalDate today = Tokyo.today(clock);
        model.addAttribute("day", today);
        model.addAttribute("today", tallies.on(today));
        model.addAttribute("unfinished", tallies.unfinishedBefore(today, UNFINISHED));
        model.addAttribute("next", tallies.after(today, NEXT));
        return "door/reception";
    }
}
