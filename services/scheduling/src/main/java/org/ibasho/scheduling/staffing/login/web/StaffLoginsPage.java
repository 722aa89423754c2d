package org.ibasho.scheduling.staffing.login.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.login.KnownLogins;
import org.ibasho.scheduling.staffing.staff.StaffMember;
import org.ibasho.scheduling.staffing.staff.StaffMember.Status;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.ibasho.scheduling.staffing.staff.StaffReads;
import org.ibasho.scheduling.staffing.staff.StaffReads.Field;
import org.ibasho.scheduling.staffing.staff.StaffReads.Purpose;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.NotFound;
import org.ibasho.web.problem.Problems;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page where the supervisor links logins to a member of staff. */
@Controller
@RequestMapping("/staff/{id}/logins")
class StaffLoginsPage {

    private static final int LONGEST_LOGIN = 255;

    private final StaffMembers staff;
    private final StaffReads reads;
    private final KnownLogins logins;
    private final Problems problems;

    StaffLoginsPage(StaffMembers staff, StaffReads reads, KnownLogins logins, Problems problems) {
        this.staff = staff;
        this.reads = reads;
        this.logins = logins;
        this.problems = problems;
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id) {
        return page(id, Map.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView link(@PathVariable UUID id, @RequestParam(defaultValue = "") String login, IdempotencyKey key) {
        if (login.isBlank() || login.length() > LONGEST_LOGIN) {
            return again(id, Fault.at("login", "login-required"), HttpStatus.BAD_REQUEST);
        }
        return change(id, "linked", () -> staff.link(id.toString(), login, key));
    }

    @PostMapping("/dropped")
    ModelAndView unlink(@PathVariable UUID id, @RequestParam String login, IdempotencyKey key) {
        return change(id, "unlinked", () -> staff.unlink(id.toString(), login, key));
    }

    private ModelAndView change(UUID id, String done, Runnable change) {
        try {
            change.run();
        } catch (Refusal refusal) {
            return again(id, new Fault(refusal.rule().code(), refusal.rule().field(), List.of()), HttpStatus.CONFLICT);
        }
        ModelAndView page = new ModelAndView("redirect:/staff/" + id + "/logins?done=" + done);
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    private ModelAndView again(UUID id, Fault fault, HttpStatus status) {
        String field = fault.field();
        return page(
                id,
                Map.of(field == null ? "form" : field, problems.sentence(fault, LocaleContextHolder.getLocale())),
                status);
    }

    private ModelAndView page(UUID id, Map<String, String> errors, HttpStatus status) {
        StaffMember member = staff.find(id.toString()).orElseThrow(() -> new NotFound("staff-not-found"));
        if (member.status() == Status.ERASED) {
            return new ModelAndView("redirect:/staff/" + id);
        }
        reads.shown(List.of(member), Purpose.STAFF_LIST, Field.NICKNAME, Field.LOGINS);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("member", member);
        model.put("logins", logins.find(member.currentLogins()));
        model.put("unlinked", member.isGone() ? List.of() : logins.unlinked());
        model.put("errors", errors);
        return new ModelAndView("login/staff-logins", model, status);
    }
}
