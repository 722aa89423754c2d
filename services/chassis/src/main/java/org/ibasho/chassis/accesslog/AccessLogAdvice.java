package org.ibasho.chassis.accesslog;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.ibasho.chassis.accesslog.entry.AccessLogUnavailable;
import org.ibasho.web.logs.RefusedAccess;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers with 503 what can't be logged: nothing is shown that leaves no trace. */
@ControllerAdvice
@Order(0)
class AccessLogAdvice {

    private static final Logger log = LoggerFactory.getLogger(AccessLogAdvice.class);
    private static final String SECONDS = "5";

    private final Problems problems;

    AccessLogAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    Object notLogged(AccessLogUnavailable away, HttpServletRequest request, HttpServletResponse response) {
        log.warn("{}", away.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        return problems.answer(request, HttpStatus.SERVICE_UNAVAILABLE, Fault.of(RefusedAccess.NOT_LOGGED));
    }
}
