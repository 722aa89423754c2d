package org.ibasho.consultation.counsellor.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.web.FormErrors;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.login.KnownLogins;
import org.ibasho.consultation.counsellor.Counsellor;
import org.ibasho.consultation.counsellor.CounsellorReads;
import org.ibasho.consultation.counsellor.CounsellorReads.Purpose;
import org.ibasho.consultation.counsellor.Counsellors;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.NotFound;
import org.ibasho.web.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page where the coordinator links logins to a counsellor. */
@Controller
@RequestMapping("/counsellors/{id}/logins")
class CounsellorLoginsPage {

    private static final int LONGEST_LOGIN = 255;

    private final Counsellors counsellors;
    private final CounsellorReads reads;
    private final KnownLogins logins;
    private final FormErrors errors;

    CounsellorLoginsPage(Counsellors counsellors, CounsellorReads reads, KnownLogins logins, Problems problems) {
        this.counsellors = counsellors;
        this.reads = reads;
        this.logins = logins;
        this.errors = new FormErrors(problems);
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id) {
        return page(id, Map.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView link(@PathVariable UUID id, @RequestParam(defaultValue = "") String login, IdempotencyKey key) {
        if (login.isBlank() || login.length() > LONGEST_LOGIN) {
            return page(id, errors.of(Fault.at("login", "login-required")), HttpStatus.BAD_REQUEST);
        }
        return change(id, "linked", () -> counsellors.link(id.toString(), login, key));
    }

    @PostMapping("/dropped")
    ModelAndView unlink(@PathVariable UUID id, @RequestParam String login, IdempotencyKey key) {
        return change(id, "unlinked", () -> counsellors.unlink(id.toString(), login, key));
    }

    private ModelAndView change(UUID id, String done, Runnable change) {
        try {
            change.run();
        } catch (Refusal refusal) {
            return page(id, errors.of(refusal), FormErrors.status(refusal));
        }
        ModelAndView page = new ModelAndView("redirect:/counsellors/" + id + "/logins?done=" + done);
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    private ModelAndView page(UUID id, Map<String, String> sentences, HttpStatus status) {
        Counsellor counsellor = counsellors.find(id.toString()).orElseThrow(() -> new NotFound("counsellor-not-found"));
        if (counsellor.isErased()) {
            return new ModelAndView("redirect:/counsellors/" + id);
        }
        reads.withLogins(counsellor, Purpose.COUNSELLOR_LIST);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("counsellor", counsellor);
        model.put("logins", logins.find(counsellor.currentLogins()));
        model.put("unlinked", counsellor.isGone() ? List.of() : logins.unlinked());
        model.put("errors", sentences);
        return new ModelAndView("counsellor/logins", model, status);
    }
}
