package org.ibasho.scheduling.gathering.yearplan;

import java.util.Locale;
import java.util.Map;
import org.ibasho.scheduling.gathering.yearplan.PlanLine.Flaw;
import org.ibasho.scheduling.gathering.yearplan.YearPlan.Remark;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.Problems;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Writes the flaws and notes of a line as sentences. */
@Component
public class PlanProblemSentences {

    private final Problems problems;
    private final MessageSource messages;

    PlanProblemSentences(Problems problems, MessageSource messages) {
        this.problems = problems;
        this.messages = messages;
    }

    /** The flaw with its column and cell text, in the page's language. */
    public String of(Flaw flaw) {
        Locale locale = LocaleContextHolder.getLocale();
        String column = messages.getMessage(flaw.column(), locale);
        Object[] parts = {column, flaw.written(), why(flaw, locale)};
        return messages.getMessage(flaw.written().isEmpty() ? "plans.flaw.empty" : "plans.flaw", parts, locale);
    }

    /** The note, in the page's language. */
    public String of(Remark remark) {
        return say(remark, LocaleContextHolder.getLocale());
    }

    public Map<String, String> both(Flaw flaw) {
        return Map.of("ja", why(flaw, Locale.JAPANESE), "en", why(flaw, Locale.ENGLISH));
    }

    public Map<String, String> both(Remark remark) {
        return Map.of("ja", say(remark, Locale.JAPANESE), "en", say(remark, Locale.ENGLISH));
    }

    private String why(Flaw flaw, Locale locale) {
        return problems.sentence(
                Fault.at(flaw.column().code(), flaw.code(), flaw.arguments().toArray()), locale);
    }

    private String say(Remark remark, Locale locale) {
        return messages.getMessage(
                "plans.remark." + remark.code(), remark.arguments().toArray(), locale);
    }
}
