package org.ibasho.web.problem;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Writes a problem as a problem document (RFC 9457) for a program or as a page for a person. Both contain the code, a
 * Japanese and an English sentence for every fault, and the trace id of the request.
 */
public final class Problems {

    private final MessageSource messages;
    private final Tracer tracer;
    private final Layout layout;

    public Problems(MessageSource messages, Tracer tracer, Layout layout) {
        this.messages = messages;
        this.tracer = tracer;
        this.layout = layout;
    }

    /** The answer in the requested format. */
    public Object answer(HttpServletRequest request, HttpStatusCode status, List<Fault> faults) {
        ProblemDetail problem = document(request, status, faults);
        if (wantsPage(request)) {
            ModelAndView page = new ModelAndView("problem", layout.attributes(request));
            page.addObject("problem", problem);
            page.setStatus(status);
            return page;
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** The page after a form whose effect is not visible yet. */
    Object saved(HttpServletRequest request) {
        return new ModelAndView("saved", layout.attributes(request), HttpStatus.ACCEPTED);
    }

    /** The answer to a domain refusal, for the chassis's advice. */
    public Object answer(HttpServletRequest request, HttpStatusCode status, Fault fault) {
        return answer(request, status, List.of(fault));
    }

    /** The sentence of a fault, to be shown beside its field. */
    public String sentence(Fault fault, Locale locale) {
        String fallback = messages.getMessage("problem.unknown", null, fault.code(), locale);
        String text =
                messages.getMessage("problem." + fault.code(), fault.arguments().toArray(), fallback, locale);
        return text == null ? fault.code() : text;
    }

    ProblemDetail document(HttpServletRequest request, HttpStatusCode status, List<Fault> faults) {
        Fault first = faults.getFirst();
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:ibasho:problem:" + first.code()));
        problem.setTitle(first.code());
        problem.setDetail(sentence(first, RequestContextUtils.getLocale(request)));
        problem.setProperty("code", first.code());
        if (first.field() != null) {
            problem.setProperty("field", first.field());
        }
        problem.setProperty("message", sentences(first));
        problem.setProperty("errors", faults.stream().map(this::describe).toList());
        Span span = tracer.currentSpan();
        if (span != null) {
            problem.setProperty("traceId", span.context().traceId());
        }
        return problem;
    }

    private Map<String, Object> describe(Fault fault) {
        Map<String, Object> description = new LinkedHashMap<>();
        if (fault.field() != null) {
            description.put("field", fault.field());
        }
        description.put("code", fault.code());
        description.put("message", sentences(fault));
        return description;
    }

    private Map<String, String> sentences(Fault fault) {
        Map<String, String> both = new LinkedHashMap<>();
        both.put("ja", sentence(fault, Locale.JAPANESE));
        both.put("en", sentence(fault, Locale.ENGLISH));
        return both;
    }

    /** Whether the request comes from a person's browser rather than a program. */
    public static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return !request.getRequestURI().startsWith("/api/")
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
