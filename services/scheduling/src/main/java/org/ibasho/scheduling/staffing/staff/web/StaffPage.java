package org.ibasho.scheduling.staffing.staff.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.staffing.staff.StaffMember;
import org.ibasho.scheduling.staffing.staff.StaffMember.Status;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.ibasho.scheduling.staffing.staff.StaffReads;
import org.ibasho.scheduling.staffing.staff.StaffReads.Field;
import org.ibasho.scheduling.staffing.staff.StaffReads.Purpose;
import org.ibasho.scheduling.staffing.staff.erasure.ErasureCertificates;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.NotFound;
import org.ibasho.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page with all staff, and the page to change one. */
@Controller
@RequestMapping("/staff")
class StaffPage {

    private final StaffMembers staff;
    private final StaffReads reads;
    private final AccessLog accessLog;
    private final ErasureCertificates certificates;
    private final Problems problems;
    private final MessageSource messages;
    private final Clock clock;

    StaffPage(
            StaffMembers staff,
            StaffReads reads,
            AccessLog accessLog,
            ErasureCertificates certificates,
            Problems problems,
            MessageSource messages,
            Clock clock) {
        this.staff = staff;
        this.reads = reads;
        this.accessLog = accessLog;
        this.certificates = certificates;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView everybody() {
        return accessLog.inOneCommit(this::list);
    }

    private ModelAndView list() {
        Map<String, Object> model = new LinkedHashMap<>();
        List<StaffMember> here = staff.here();
        List<StaffMember> former = staff.former();
        reads.shown(here, Purpose.STAFF_LIST, Field.NICKNAME, Field.QUALIFICATIONS);
        reads.shown(former, Purpose.STAFF_LIST, Field.NICKNAME);
        model.put("staff", here);
        model.put("former", former);
        model.put("today", Tokyo.today(clock));
        return new ModelAndView("staff/staff", model);
    }

    @GetMapping("/new")
    ModelAndView newcomer() {
        return page(null, StaffForm.EMPTY, Map.of(), HttpStatus.OK);
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id) {
        StaffMember member = find(id);
        return page(member, StaffForm.of(member), Map.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView join(@RequestParam MultiValueMap<String, String> sent, IdempotencyKey key) {
        StaffForm form = StaffForm.of(sent);
        try {
            Receipt receipt = staff.join(form.read(), key);
            return see("/staff/" + receipt.streamId() + "?done=joined");
        } catch (InputRejected rejected) {
            return page(null, form, sentences(rejected.faults()), HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping("/{id}")
    ModelAndView change(@PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent, IdempotencyKey key) {
        StaffForm form = StaffForm.of(sent);
        return change(id, form, "changed", () -> staff.change(id.toString(), form.read(), key));
    }

    @PostMapping("/{id}/absences")
    ModelAndView noteAway(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            IdempotencyKey key) {
        return change(id, null, "away", () -> {
            List<Fault> faults = new ArrayList<>();
            LocalDate first = StaffForm.day("from", from, faults);
            LocalDate last = StaffForm.day("until", until, faults);
            if (!faults.isEmpty()) {
                throw new InputRejected(faults);
            }
            staff.noteAway(
                    id.toString(),
                    start(Objects.requireNonNull(first)),
                    start(Objects.requireNonNull(last).plusDays(1)),
                    key);
        });
    }

    @PostMapping("/{id}/absences/dropped")
    ModelAndView dropAway(
            @PathVariable UUID id, @RequestParam Instant from, @RequestParam Instant until, IdempotencyKey key) {
        return change(id, null, "back", () -> staff.dropAway(id.toString(), from, until, key));
    }

    @PostMapping("/{id}/break")
    ModelAndView beginBreak(@PathVariable UUID id, IdempotencyKey key) {
        return change(id, null, "break", () -> staff.beginBreak(id.toString(), key));
    }

    @PostMapping("/{id}/return")
    ModelAndView endBreak(@PathVariable UUID id, IdempotencyKey key) {
        return change(id, null, "returned", () -> staff.endBreak(id.toString(), key));
    }

    @PostMapping("/{id}/departure")
    ModelAndView leave(@PathVariable UUID id, IdempotencyKey key) {
        return change(id, null, "left", () -> staff.leave(id.toString(), key));
    }

    /** It cannot be taken back, so it needs more than one click. */
    @PostMapping("/{id}/erasure")
    ModelAndView erase(@PathVariable UUID id, @RequestParam(defaultValue = "") String sure, IdempotencyKey key) {
        return change(id, null, "erased", () -> {
            if (!sure.equals("yes")) {
                throw new InputRejected(Fault.at("sure", "erasure-unconfirmed"));
            }
            staff.erase(id.toString(), key);
        });
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(Tokyo.ZONE).toInstant();
    }

    private ModelAndView change(UUID id, @Nullable StaffForm typed, String done, Runnable change) {
        try {
            change.run();
            return see("/staff/" + id + "?done=" + done);
        } catch (InputRejected rejected) {
            return again(id, typed, rejected.faults(), HttpStatus.BAD_REQUEST);
        } catch (Refusal refusal) {
            Fault fault = new Fault(refusal.rule().code(), refusal.rule().field(), List.of());
            return again(id, typed, List.of(fault), HttpStatus.CONFLICT);
        }
    }

    private ModelAndView again(UUID id, @Nullable StaffForm typed, List<Fault> faults, HttpStatus status) {
        StaffMember member = find(id);
        return page(member, typed == null ? StaffForm.of(member) : typed, sentences(faults), status);
    }

    private static ModelAndView see(String path) {
        ModelAndView page = new ModelAndView("redirect:" + path);
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    private StaffMember find(UUID id) {
        StaffMember member = staff.find(id.toString()).orElseThrow(() -> new NotFound("staff-not-found"));
        if (member.isGone()) {
            reads.shown(List.of(member), Purpose.STAFF_LIST, Field.NICKNAME);
        } else {
            reads.shown(List.of(member), Purpose.STAFF_LIST, Field.NICKNAME, Field.QUALIFICATIONS, Field.AWAY);
        }
        return member;
    }

    private Map<String, String> sentences(List<Fault> faults) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Fault fault : faults) {
            String field = fault.field();
            sentences.putIfAbsent(
                    field == null ? "form" : field, problems.sentence(fault, LocaleContextHolder.getLocale()));
        }
        return sentences;
    }

    private ModelAndView page(
            @Nullable StaffMember member, StaffForm form, Map<String, String> errors, HttpStatus status) {
        Map<String, Object> model = new LinkedHashMap<>();
        if (member != null) {
            model.put("member", member);
            model.put("certificate", certificates.of(member.id()).orElse(null));
            model.put(
                    "away",
                    member.away().stream()
                            .filter(it -> it.until().isAfter(clock.instant()))
                            .toList());
        }
        model.put("title", title(member));
        model.put("form", form);
        model.put("errors", errors);
        model.put("roles", StaffRole.values());
        model.put("qualifications", Qualification.values());
        return new ModelAndView("staff/member", model, status);
    }

    /** A person who is erased has no name: the page is their certificate. */
    private String title(@Nullable StaffMember member) {
        if (member != null && member.status() != Status.ERASED) {
            return member.nickname();
        }
        String code = member == null ? "staff.new.title" : "staff.erasure.title";
        return messages.getMessage(code, null, LocaleContextHolder.getLocale());
    }
}
