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

/** The requester is the person who is signed in, in the request that this thread answers. */
class WebRequester implements Requester {

    static final String NOBODY = "(nobody)";

    private static final String LOGGED = WebRequester.class.getName() + ".logged";

    private final Tracer tracer;

    WebRequester(Tracer tracer) {
        this.tracer = tracer;
    }

    /** The user name of the person, or the id of the program, that is signed in. */
    @Override
    public String who() {
        @Nullable Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return Objects.requireNonNullElse(SecurityEvents.idOf(who), NOBODY);
    }

    /** The trace id, which the request's log lines and its problem document have, too. */
    @Override
    public String request() {
        Span span = tracer.currentSpan();
        return span == null ? UUID.randomUUID().toString() : span.context().traceId();
    }

    /** Empty outside of a request. */
    @Override
    @SuppressWarnings("unchecked") // this class alone writes the attribute
    public Set<Access> logged() {
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
