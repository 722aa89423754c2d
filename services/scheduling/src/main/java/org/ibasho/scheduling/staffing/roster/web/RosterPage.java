package org.ibasho.scheduling.staffing.roster.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.staffing.dispatch.Dispatches;
import org.ibasho.scheduling.staffing.roster.Roster;
import org.ibasho.scheduling.staffing.roster.Roster.Place;
import org.ibasho.scheduling.staffing.roster.Rosters;
import org.ibasho.scheduling.staffing.roster.view.RosterView;
import org.ibasho.scheduling.staffing.staff.StaffReads;
import org.ibasho.scheduling.staffing.staff.StaffReads.Field;
import org.ibasho.scheduling.staffing.staff.StaffReads.Purpose;
import org.ibasho.web.page.Viewer;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.NotFound;
import org.ibasho.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The roster page of one gathering: assignments and suggestions with reasons. */
@Controller
@RequestMapping("/gatherings/{id}/roster")
class RosterPage {

    private final Rosters rosters;
    private final RosterView view;
    private final Calendar calendar;
    private final Dispatches dispatches;
    private final StaffReads reads;
    private final AccessLog accessLog;
    private final Problems problems;

    RosterPage(
            Rosters rosters,
            RosterView view,
            Calendar calendar,
            Dispatches dispatches,
            StaffReads reads,
            AccessLog accessLog,
            Problems problems) {
        this.rosters = rosters;
        this.view = view;
        this.calendar = calendar;
        this.dispatches = dispatches;
        this.reads = reads;
        this.accessLog = accessLog;
        this.problems = problems;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id) {
        return page(id, null, null, HttpStatus.OK);
    }

    /** @param choices {@code ROLE/seat/person} for each selection */
    @PostMapping("/seats")
    ModelAndView assign(
            @PathVariable UUID id,
            @RequestParam(name = "choice", required = false) @Nullable List<String> choices,
            @RequestParam long version,
            Authentication who,
            IdempotencyKey key) {
        return change(id, "assigned", version, () -> {
            List<Rosters.Choice> read = choices == null
                    ? List.of()
                    : choices.stream().map(RosterPage::choice).toList();
            if (read.isEmpty()) {
                throw new InputRejected(Fault.of("choose-somebody"));
            }
            rosters.assign(id.toString(), read, version, who.getName(), key);
        });
    }

    @PostMapping("/releases")
    ModelAndView unassign(
            @PathVariable UUID id,
            @RequestParam StaffRole role,
            @RequestParam int seat,
            @RequestParam long version,
            Authentication who,
            IdempotencyKey key) {
        return change(
                id,
                "unassigned",
                version,
                () -> rosters.unassign(id.toString(), new Place(role, seat), version, who.getName(), key));
    }

    private static Rosters.Choice choice(String text) {
        String[] parts = text.split("/", -1);
        try {
            if (parts.length == 3) {
                Place place = new Place(role(parts[0]), Integer.parseInt(parts[1]));
                return new Rosters.Choice(place, UUID.fromString(parts[2]).toString());
            }
        } catch (IllegalArgumentException unreadable) {
            throw new InputRejected(Fault.of("choose-somebody"));
        }
        throw new InputRejected(Fault.of("choose-somebody"));
    }

    private static StaffRole role(String name) {
        return Arrays.stream(StaffRole.values())
                .filter(role -> role.name().equals(name))
                .findAny()
                .orElseThrow(() -> new InputRejected(Fault.of("choose-somebody")));
    }

    private ModelAndView change(UUID id, String done, long seenVersion, Runnable change) {
        try {
            change.run();
            ModelAndView page = new ModelAndView("redirect:/gatherings/" + id + "/roster?done=" + done);
            page.setStatus(HttpStatus.SEE_OTHER);
            return page;
        } catch (InputRejected rejected) {
            return page(id, rejected.faults().getFirst(), null, HttpStatus.BAD_REQUEST);
        } catch (Refusal refusal) {
            return page(id, Fault.of(refusal.rule().code()), seenVersion, HttpStatus.CONFLICT);
        }
    }

    private ModelAndView page(UUID id, @Nullable Fault fault, @Nullable Long seenVersion, HttpStatus status) {
        return accessLog.inOneCommit(() -> logged(id, fault, seenVersion, status));
    }

    private ModelAndView logged(UUID id, @Nullable Fault fault, @Nullable Long seenVersion, HttpStatus status) {
        CalendarEntry gathering = calendar.find(id.toString()).orElseThrow(() -> new NotFound("gathering-not-found"));
        Roster roster = view.roster(gathering.id());
        List<RosterView.Seat> seats =
                Viewer.current().isSupervisor() ? view.seats(gathering, roster) : view.seatsOnly(gathering, roster);
        List<RosterView.Meanwhile> meanwhile =
                view.meanwhile(seenVersion == null ? List.of() : roster.since(seenVersion));
        log(seats, meanwhile);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("gathering", gathering);
        model.put("open", gathering.isPlanned() || gathering.isPublished());
        model.put("roster", roster);
        model.put("seats", seats);
        model.put(
                "missing",
                seats.stream()
                        .filter(seat -> seat.who() == null && seat.needed())
                        .count());
        model.put(
                "suggested",
                seats.stream().filter(seat -> seat.suggestion() != null).toList());
        model.put("meanwhile", meanwhile);
        dispatches.withoutReason(gathering).ifPresent(dispatch -> model.put("dispatch", dispatch));
        if (fault != null) {
            model.put("error", problems.sentence(fault, LocaleContextHolder.getLocale()));
        }
        return new ModelAndView("roster/roster", model, status);
    }

    private void log(List<RosterView.Seat> seats, List<RosterView.Meanwhile> meanwhile) {
        for (RosterView.Seat seat : seats) {
            if (seat.trouble() == null) {
                reads.shown(seat.taken(), Purpose.ROSTER, Field.NICKNAME);
            } else {
                reads.shown(seat.taken(), Purpose.ROSTER, Field.NICKNAME, Field.AVAILABILITY);
            }
            reads.shown(seat.available(), Purpose.ROSTER, Field.NICKNAME, Field.AVAILABILITY);
        }
        reads.shown(meanwhile.stream().map(RosterView.Meanwhile::who).toList(), Purpose.ROSTER, Field.NICKNAME);
    }
}
