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

/** Answers a request whose service was not reached or did not answer. */
@Component
class ServiceFailures {

    private static final Logger log = LoggerFactory.getLogger(ServiceFailures.class);

    private final SecurityProblems problems;

    ServiceFailures(SecurityProblems problems) {
        this.problems = problems;
    }

    /** 413 if the caller's body exceeded the limit while it was forwarded; otherwise 503. */
    ServerResponse answer(Throwable failure, ServerRequest request) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        if (cause instanceof BodyTooLarge) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "body-too-large");
        }
        // the cause has host and port only; the outer exception has the whole address with its parameters
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
