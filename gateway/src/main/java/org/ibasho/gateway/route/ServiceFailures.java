package org.ibasho.gateway.route;

import org.ibasho.web.limits.BodyTooLarge;
import org.ibasho.web.problem.SecurityProblems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What to say when a request did not get through to its service, or no answer came back. */
@Component
class ServiceFailures {

    private static final Logger log = LoggerFactory.getLogger(ServiceFailures.class);

    private final SecurityProblems problems;

    ServiceFailures(SecurityProblems problems) {
        this.problems = problems;
    }

    /** 413 when the caller's body went on past the limit while it was handed on; otherwise 503. */
    ServerResponse answer(Throwable failure, ServerRequest request) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        if (cause instanceof BodyTooLarge) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "body-too-large");
        }
        // the cause names host and port; the failure around it would name the whole address with its parameters
        log.warn("a service could not be reached: {}", cause.toString());
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "temporarily-unavailable");
    }

    private ServerResponse problem(HttpStatus status, String code) {
        return ServerResponse.status(status).build((request, response) -> {
            problems.write(request, response, status, code);
            return null;
        });
    }
}
