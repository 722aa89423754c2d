package org.ibasho.attendance.door.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.attendance.door.tally.DoorEntry;
import org.ibasho.attendance.door.tally.Tallies;
import org.ibasho.time.Tokyo;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The list of doors: today's, then those that were never closed, then those of the next two weeks. Devices keep this
 * page, with everything that a door needs, for the time without a connection.
 */
@Controller
class ReceptionPage {

    private static final int UNFINISHED = 50;
    private static final int NEXT_DAYS = 14;
    private static final int NEXT = 100;

    private final Tallies tallies;
    private final DoorPageModel door;
    private final Clock clock;

    ReceptionPage(Tallies tallies, DoorPageModel door, Clock clock) {
        this.tallies = tallies;
        this.door = door;
        this.clock = clock;
    }

    @GetMapping("/door")
    String show(Model model) {
        LocalDate today = Tokyo.today(clock);
        List<DoorEntry> onToday = tallies.on(today);
        List<DoorEntry> unfinished = tallies.unfinishedBefore(today, UNFINISHED);
        List<DoorEntry> next = tallies.between(today, today.plusDays(NEXT_DAYS), NEXT);
        model.addAttribute("day", today);
        model.addAttribute("today", onToday);
        model.addAttribute("unfinished", unfinished);
        model.addAttribute("next", next);
        model.addAttribute("sums", sums(Stream.of(onToday, unfinished, next).flatMap(List::stream)));
        model.addAttribute("blank", door.blank());
        return "door/reception";
    }

    private Map<String, String> sums(Stream<DoorEntry> entries) {
        List<String> ids = entries.map(DoorEntry::gatheringId).toList();
        return tallies.of(ids).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, tally -> DoorPageModel.sums(tally.getValue())));
    }
}
