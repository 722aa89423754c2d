package org.ibasho.chassis.command.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.ibasho.chassis.eventstore.UnknownEventType;
import org.ibasho.chassis.keystore.DataKeys.DataKeyLost;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers with 503 while no connection to the database or the key store is to be had, while a key is lost, or while
 * this program is too old for a stream: nothing has happened, and trying again will do.
 */
@ControllerAdvice
@Order(0)
final class DatabaseUnavailableAdvice {

    private static final Logger log = LoggerFactory.getLogger(DatabaseUnavailableAdvice.class);
    private static final String SECONDS = "5";

    private final Problems problems;

    DatabaseUnavailableAdvice(Problems problems) {
        this.problems = problems;
    }

    /** During an upgrade, another instance, or soon this one, knows the type. */
    @ExceptionHandler
    Object tooOld(UnknownEventType unknown, HttpServletRequest request, HttpServletResponse response) {
        log.warn("{}", unknown.getMessage());
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        return problems.answer(request, HttpStatus.SERVICE_UNAVAILABLE, Fault.of("temporarily-unavailable"));
    }

    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        KeyStoreUnavailable.class,
        DataKeyLost.class
    })
    Object away(Exception away, HttpServletRequest request, HttpServletResponse response) {
        log.warn(
                "the database, the key store or a key is away: {}",
                away.getClass().getSimpleName());
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        return problems.answer(request, HttpStatus.SERVICE_UNAVAILABLE, Fault.of("temporarily-unavailable"));
    }
}
