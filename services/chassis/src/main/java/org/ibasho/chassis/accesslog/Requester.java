package org.ibasho.chassis.accesslog;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.ibasho.web.logs.SecurityEvents;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Who asks, and in which request. */
class Requester {

    static final String NOBODY = "(nobody)";

    private static final String LOGGED = Requester.class.getName() + ".logged";

    private final Tracer tracer;

    Requester(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The user name of the person, or the id of the program, that is signed in. */
    String who() {
        @Nullable Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return Objects.requireNonNullElse(SecurityEvents.idOf(who), NOBODY);
    }

    /** The trace id, which the request's log lines and its problem document have, too. */
    String request() {
        Span span = tracer.currentSpan();
        return span == null ? UUID.randomUUID().toString() : span.context().traceId();
    }

    /** The accesses that this request has logged, so that it logs none twice. Empty outside of a request. */
    @SuppressWarnings("unchecked") // this class alone writes the attribute
    Set<Access> logged() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return new HashSet<>();
        }
        Set<Access> known = (Set<Access>) request.getAttribute(LOGGED, RequestAttributes.SCOPE_REQUEST);
        if (known == null) {
            known = new HashSet<>();
            request.setAttribute(LOGGED, known, RequestAttributes.SCOPE_REQUEST);
        }
        return known;
    }
}
