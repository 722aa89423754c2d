package org.ibasho.consultation.consultation.web;

import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.web.FormErrors;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.consultation.consultation.AgeBand;
import org.ibasho.consultation.consultation.Channel;
import org.ibasho.consultation.consultation.Consultations;
import org.ibasho.consultation.consultation.NewConsultation;
import org.ibasho.consultation.consultation.Purpose;
import org.ibasho.consultation.consultation.Relationship;
import org.ibasho.consultation.dispatch.DispatchRequest;
import org.ibasho.consultation.dispatch.DispatchRequests;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page with the form for a new record. */
@Controller
class ConsultationPage {

    private static final Map<String, String> FIELD_NAMES = Map.of("occurredAt", "date");

    private final Consultations consultations;
    private final DispatchRequests requests;
    private final FormErrors errors;
    private final Clock clock;

    ConsultationPage(Consultations consultations, DispatchRequests requests, Problems problems, Clock clock) {
        this.consultations = consultations;
        this.requests = requests;
        this.errors = new FormErrors(problems, FIELD_NAMES);
        this.clock = clock;
    }

    @GetMapping("/consultations/new")
    ModelAndView form(@RequestParam(required = false) @Nullable UUID gathering) {
        ConsultationForm form = Optional.ofNullable(gathering)
                .flatMap(id -> requests.find(id.toString()))
                .map(ConsultationForm::at)
                .orElseGet(() -> ConsultationForm.empty(clock.instant()));
        return form(form, Map.of(), HttpStatus.OK);
    }

    @PostMapping("/consultations")
    ModelAndView record(ConsultationForm form, IdempotencyKey key) {
        try {
            NewConsultation asked = form.read();
            consultations.record(asked, key);
            YearMonth month = YearMonth.from(asked.occurredAt().atZoneSameInstant(Tokyo.ZONE));
            ModelAndView page = new ModelAndView("redirect:/consultations?month=" + month + "&done");
            page.setStatus(HttpStatus.SEE_OTHER);
            return page;
        } catch (InputRejected rejected) {
            return form(form, errors.of(rejected), HttpStatus.BAD_REQUEST);
        } catch (Refusal refusal) {
            return form(form, errors.of(refusal), FormErrors.status(refusal));
        }
    }

    private ModelAndView form(ConsultationForm form, Map<String, String> sentences, HttpStatus status) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("form", form);
        model.put("errors", sentences);
        model.put("gatherings", gatherings(form.gatheringId()));
        model.put("channels", Channel.values());
        model.put("relationships", Relationship.values());
        model.put("ageBands", AgeBand.values());
        model.put("purposes", Purpose.values());
        return new ModelAndView("consultation/form", model, status);
    }

    /** The choices for the place: recent gatherings that were not cancelled, and the selected one. */
    private List<DispatchRequest> gatherings(@Nullable String chosen) {
        Stream<DispatchRequest> late = requests.current().stream()
                .filter(request -> !request.isWithdrawn() && !request.startsAt().isAfter(clock.instant()));
        return Stream.concat(Optional.ofNullable(chosen).flatMap(requests::find).stream(), late)
                .distinct()
                .toList();
    }
}
