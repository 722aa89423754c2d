package org.ibasho.scheduling.programme.profile.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.scheduling.programme.Qualification;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.programme.profile.ProfiledProgramme;
import org.ibasho.scheduling.programme.profile.ProgrammeProfiles;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.NotFound;
import org.ibasho.web.problem.Problems;
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

/** The page with all profiles, and the page to change one. */
@Controller
@RequestMapping("/programmes")
class ProgrammeProfilePage {

    /** Field names of the API that differ from those of the form. */
    private static final Map<String, String> PAGE_NAMES = Map.of(
            "introduction.ja", "introductionJa",
            "eligibility.baseAge", "baseAge",
            "observers.permitDays", "permitDays",
            "observers.noticeDays", "noticeDays",
            "observers.text.ja", "observersJa");

    private final ProgrammeProfiles profiles;
    private final Problems problems;

    ProgrammeProfilePage(ProgrammeProfiles profiles, Problems problems) {
        this.profiles = profiles;
        this.problems = problems;
    }

    @GetMapping
    ModelAndView all() {
        return new ModelAndView("programme/programmes", Map.of("programmes", profiles.all()));
    }

    @GetMapping("/{code}")
    ModelAndView one(@PathVariable String code) {
        ProfiledProgramme it = profiles.of(programme(code));
        return page(it, ProgrammeProfileForm.of(it.profile()), it.version(), List.of(), HttpStatus.OK);
    }

    @PostMapping("/{code}")
    ModelAndView revise(
            @PathVariable String code,
            @RequestParam Map<String, String> sent,
            @RequestParam long version,
            Authentication who,
            IdempotencyKey key) {
        Programme programme = programme(code);
        ProgrammeProfileForm form = new ProgrammeProfileForm(sent);
        try {
            profiles.revise(programme, form.read(programme), version, who.getName(), key);
            ModelAndView page = new ModelAndView("redirect:/programmes?done=" + programme);
            page.setStatus(HttpStatus.SEE_OTHER);
            return page;
        } catch (InputRejected rejected) {
            return page(profiles.of(programme), form, version, rejected.faults(), HttpStatus.BAD_REQUEST);
        } catch (Refusal refusal) {
            Fault fault = new Fault(refusal.rule().code(), refusal.rule().field(), List.of());
            // the user has seen the conflict and saves again on purpose
            ProfiledProgramme now = profiles.of(programme);
            return page(now, form, now.version(), List.of(fault), HttpStatus.CONFLICT);
        }
    }

    private static Programme programme(String code) {
        return Arrays.stream(Programme.values())
                .filter(programme -> programme.name().equals(code))
                .findAny()
                .orElseThrow(() -> new NotFound("programme-not-found"));
    }

    private ModelAndView page(
            ProfiledProgramme it, ProgrammeProfileForm form, long version, List<Fault> faults, HttpStatus status) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("programme", it.programme());
        model.put("form", form);
        model.put("version", version);
        model.put("errors", sentences(faults));
        model.put(
                "kinds",
                Arrays.stream(Kind.values())
                        .filter(kind -> kind.programme() == it.programme())
                        .toList());
        model.put("roles", StaffRole.values());
        model.put("qualifications", Qualification.values());
        return new ModelAndView("programme/programme", model, status);
    }

    private Map<String, String> sentences(List<Fault> faults) {
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Fault fault : faults) {
            String field = fault.field() == null ? "form" : PAGE_NAMES.getOrDefault(fault.field(), fault.field());
            sentences.putIfAbsent(field, problems.sentence(fault, LocaleContextHolder.getLocale()));
        }
        return sentences;
    }
}
