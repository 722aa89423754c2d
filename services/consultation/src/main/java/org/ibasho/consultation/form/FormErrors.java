package org.ibasho.consultation.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.Problems;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Puts what is wrong into sentences beside the fields of a page; what is about no field goes under {@code form}. */
@Component
public class FormErrors {

    /** The API's names of fields, where the page's form calls them otherwise. */
    private static final Map<String, String> PAGE_NAMES = Map.of("occurredAt", "date");

    private final Problems problems;

    FormErrors(Problems problems) {
        this.problems = problems;
    }

    /** Sentences for rejected input, by field. */
    public Map<String, String> of(InputRejected rejection) {
        return of(rejection.faults());
    }

    /** The sentence for a refusal, under the field that it is about. */
    public Map<String, String> of(Refusal refusal) {
        return of(List.of(new Fault(refusal.rule().code(), refusal.rule().field(), List.of())));
    }

    /** The status that the API answers the same refusal with. */
    public static HttpStatus status(Refusal refusal) {
        return switch (refusal.rule().kind()) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
        };
    }

    private Map<String, String> of(List<Fault> faults) {
        Locale locale = LocaleContextHolder.getLocale();
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Fault fault : faults) {
            String field = fault.field() == null ? "form" : PAGE_NAMES.getOrDefault(fault.field(), fault.field());
            sentences.putIfAbsent(field, problems.sentence(fault, locale));
        }
        return sentences;
    }
}
