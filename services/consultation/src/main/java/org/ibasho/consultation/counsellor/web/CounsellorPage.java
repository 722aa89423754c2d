package org.ibasho.consultation.counsellor.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.command.web.FormErrors;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.keystore.Erasures;
import org.ibasho.consultation.counsellor.Counsellor;
import org.ibasho.consultation.counsellor.CounsellorReads;
import org.ibasho.consultation.counsellor.CounsellorReads.Purpose;
import org.ibasho.consultation.counsellor.Counsellors;
import org.ibasho.consultation.counsellor.Qualification;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.NotFound;
import org.ibasho.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page with all counsellors, and the page to change one. */
@Controller
@RequestMapping("/counsellors")
class CounsellorPage {

    private final Counsellors counsellors;
    private final CounsellorReads reads;
    private final FormErrors errors;

    CounsellorPage(Counsellors counsellors, CounsellorReads reads, Problems problems) {
        this.counsellors = counsellors;
        this.reads = reads;
        this.errors = new FormErrors(problems);
    }

    @GetMapping
    ModelAndView everybody() {
        List<Counsellor> here = counsellors.here();
        List<Counsellor> former = counsellors.former();
        reads.inFull(Stream.concat(here.stream(), former.stream()).toList(), Purpose.COUNSELLOR_LIST);
        return new ModelAndView("counsellor/counsellors", Map.of("counsellors", here, "former", former));
    }

    @GetMapping("/new")
    ModelAndView newcomer() {
        return page(null, CounsellorForm.EMPTY, Map.of(), HttpStatus.OK);
    }

    @GetMapping("/{id}")
    ModelAndView one(@PathVariable UUID id) {
        Counsellor counsellor = find(id);
        return page(counsellor, CounsellorForm.of(counsellor), Map.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView register(CounsellorForm form, IdempotencyKey key) {
        try {
            Receipt receipt = counsellors.register(form.read(), key);
            return see(receipt.streamId(), "registered");
        } catch (InputRejected rejected) {
            return page(null, form, errors.of(rejected), HttpStatus.BAD_REQUEST);
        }
    }

    @PostMapping("/{id}")
    ModelAndView change(@PathVariable UUID id, CounsellorForm form, IdempotencyKey key) {
        return change(id, form, "changed", () -> counsellors.change(id.toString(), form.read(), key));
    }

    @PostMapping("/{id}/departure")
    ModelAndView leave(@PathVariable UUID id, IdempotencyKey key) {
        return change(id, null, "left", () -> counsellors.leave(id.toString(), key));
    }

    /** It cannot be taken back, so it needs more than one click. */
    @PostMapping("/{id}/erasure")
    ModelAndView erase(@PathVariable UUID id, @RequestParam(defaultValue = "") String sure, IdempotencyKey key) {
        return change(id, null, "erased", () -> {
            if (!sure.equals("yes")) {
                throw new InputRejected(Fault.at("sure", "erasure-unconfirmed"));
            }
            counsellors.erase(id.toString(), key);
        });
    }

    private ModelAndView change(UUID id, @Nullable CounsellorForm typed, String done, Runnable change) {
        try {
            change.run();
            return see(id.toString(), done);
        } catch (InputRejected rejected) {
            return again(id, typed, errors.of(rejected), HttpStatus.BAD_REQUEST);
        } catch (Refusal refusal) {
            return again(id, typed, errors.of(refusal), FormErrors.status(refusal));
        }
    }

    private ModelAndView again(
            UUID id, @Nullable CounsellorForm typed, Map<String, String> sentences, HttpStatus status) {
        Counsellor counsellor = find(id);
        return page(counsellor, typed == null ? CounsellorForm.of(counsellor) : typed, sentences, status);
    }

    private static ModelAndView see(String id, String done) {
        ModelAndView page = new ModelAndView("redirect:/counsellors/" + id + "?done=" + done);
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    private Counsellor find(UUID id) {
        Counsellor counsellor = counsellors.find(id.toString()).orElseThrow(() -> new NotFound("counsellor-not-found"));
        return reads.inFull(counsellor, Purpose.COUNSELLOR_LIST);
    }

    private Erasures.@Nullable Certificate certificate(Counsellor counsellor) {
        Optional<Erasures.Certificate> certificate = counsellors.certificate(counsellor.id());
        certificate.map(Erasures.Certificate::subject).ifPresent(reads::certificate);
        return certificate.orElse(null);
    }

    private ModelAndView page(
            @Nullable Counsellor counsellor, CounsellorForm form, Map<String, String> sentences, HttpStatus status) {
        Map<String, Object> model = new LinkedHashMap<>();
        if (counsellor != null) {
            model.put("counsellor", counsellor);
            model.put("certificate", certificate(counsellor));
        }
        model.put("form", form);
        model.put("errors", sentences);
        model.put("qualifications", Qualification.values());
        return new ModelAndView("counsellor/counsellor", model, status);
    }
}
