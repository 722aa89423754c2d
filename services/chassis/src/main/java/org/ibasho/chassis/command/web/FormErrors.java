package org.ibasho.chassis.command.web;

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

/** Turns what is wrong with a form into sentences by field; a fault of the whole form stands under {@code form}. */
public final class FormErrors {

    private final Problems problems;
    private final Map<String, String> fieldNames;

    /** For a form whose fields have the API's names. */
    public FormErrors(Problems problems) {
        this(problems, Map.of());
    }

    /** @param fieldNames the API's names of fields that the form calls by another name, and that name */
    public FormErrors(Problems problems, Map<String, String> fieldNames) {
        this.problems = problems;
        this.fieldNames = Map.copyOf(fieldNames);
    }

    /** The sentences for rejected input. */
    public Map<String, String> of(InputRejected rejection) {
        return of(rejection.faults());
    }

    /** The sentence for a refusal. */
    public Map<String, String> of(Refusal refusal) {
        return of(new Fault(refusal.rule().code(), refusal.rule().field(), List.of()));
    }

    /** The sentence for one fault. */
    public Map<String, String> of(Fault fault) {
        return of(List.of(fault));
    }

    /** The status that the API answers the same refusal with. */
    public static HttpStatus status(Refusal refusal) {
        return RefusalAdvice.status(refusal);
    }

    /** The sentences for several faults. */
    public Map<String, String> of(List<Fault> faults) {
        Locale locale = LocaleContextHolder.getLocale();
        Map<String, String> sentences = new LinkedHashMap<>();
        for (Fault fault : faults) {
            String field = fault.field() == null ? "form" : fieldNames.getOrDefault(fault.field(), fault.field());
            sentences.putIfAbsent(field, problems.sentence(fault, locale));
        }
        return sentences;
    }
}
