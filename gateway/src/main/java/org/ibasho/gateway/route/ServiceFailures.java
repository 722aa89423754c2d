package org.ibasho.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import org.ibasho.gateway.signin.PublicPaths;
import org.ibasho.web.problem.BodyTooLarge;
import org.ibasho.web.problem.Problems;
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
    private final PublicPaths publicPaths;
    private final UnavailablePage unavailable;

    ServiceFailures(SecurityProblems problems, PublicPaths publicPaths, UnavailablePage unavailable) {
        this.problems = problems;
        this.publicPaths = publicPaths;
        this.unavailable = unavailable;
    }

    /** 413 if the caller's body exceeded the limit while it was forwarded; otherwise 503. */
    ServerResponse answer(Throwable failure, ServerRequest request) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
        if (cause instanceof BodyTooLarge) {
            return problem(HttpStatus.CONTENT_TOO_LARGE, "body-too-large");
        }
        // the cause has host and port only; the outer exception has the whole address with its parameters
        log.warn("a service could not be reached: {}", cause.toString());
        HttpServletRequest asked = request.servletRequest();
        return publicPaths.matches(asked) && Problems.wantsPage(asked)
                ? unavailable.answer()
                : problem(HttpStatus.SERVICE_UNAVAILABLE, "temporarily-unavailable");
    }

    private ServerResponse problem(HttpStatus status, String code) {
        return ServerResponse.status(status).build((request, response) -> {
            problems.write(request, response, status, code);
            return null;
        });
    }
}
