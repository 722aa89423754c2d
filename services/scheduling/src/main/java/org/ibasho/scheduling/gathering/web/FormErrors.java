package org.ibasho.scheduling.gathering.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.overlap.VenueTaken;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.Problems;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts what is wrong into sentences beside the fields of a page; what is about no field goes under {@code form}. */
@Component
public class FormErrors {

    /** The API's names of fields, where the page's form calls them otherwise. */
    private static final Map<String, String> PAGE_NAMES =
            Map.of("startsAt", "start", "endsAt", "end", "venue.name", "venue", "venue.town", "town");

    private final Problems problems;

    FormErrors(Problems problems) {
        this.problems = problems;
    }

    public Map<String, String> of(InputRejected rejection) {
        return of(rejection.faults());
    }

    public Map<String, String> of(Refusal refusal) {
        return of(List.of(new Fault(refusal.rule().code(), refusal.rule().field(), List.of())));
    }

    public Map<String, String> of(VenueTaken taken) {
        return of(List.of(taken.fault()));
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
