package org.ibasho.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.ibasho.web.effect.LateEffect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;

/**
 * Turns every exception of a request into a problem. An unexpected one is logged, and the answer reveals nothing of it.
 */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    Object rejected(InputRejected rejection, HttpServletRequest request) {
        return problems.answer(request, HttpStatus.BAD_REQUEST, rejection.faults());
    }

    @ExceptionHandler
    Object notFound(NotFound missing, HttpServletRequest request) {
        if (Problems.wantsPage(request) && LateEffect.mayFollow(request)) {
            return problems.saved(request);
        }
        return problems.answer(request, HttpStatus.NOT_FOUND, Fault.of(missing.code()));
    }

    @ExceptionHandler
    Object tooMany(TooManyRequests refused, HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(
                HttpHeaders.RETRY_AFTER, Long.toString(refused.retryAfter().toSeconds()));
        return problems.answer(request, HttpStatus.TOO_MANY_REQUESTS, Fault.of(refused.code()));
    }

    @ExceptionHandler
    Object invalid(MethodArgumentNotValidException invalid, HttpServletRequest request) {
        return problems.answer(request, HttpStatus.BAD_REQUEST, InputFaults.of(invalid.getBindingResult()));
    }

    @ExceptionHandler
    Object unreadable(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
        HttpStatus status = InputFaults.statusOf(unreadable);
        if (status != HttpStatus.BAD_REQUEST) {
            return problems.answer(request, status, Fault.of(StatusCodes.codeFor(status)));
        }
        return problems.answer(request, HttpStatus.BAD_REQUEST, List.of(InputFaults.of(unreadable)));
    }

    @ExceptionHandler
    Object wrongPathOrParameter(MethodArgumentTypeMismatchException mismatch, HttpServletRequest request) {
        return problems.answer(
                request, HttpStatus.BAD_REQUEST, List.of(Fault.at(mismatch.getName(), InputFaults.codeFor(mismatch))));
    }

    /** A form that has no parts though it should, or that the container refuses to read. */
    @ExceptionHandler({MultipartException.class, InvalidParameterException.class})
    Object unreadableForm(RuntimeException broken, HttpServletRequest request) {
        HttpStatus status = InputFaults.statusOf(broken);
        return problems.answer(request, status, Fault.of(StatusCodes.codeFor(status)));
    }

    /** The client closed the connection: there is nobody to answer, and it is not an error. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone, HttpServletResponse response) {
        log.debug("the reader left before the answer was complete", gone);
    }

    @ExceptionHandler
    Object anythingElse(Exception failure, HttpServletRequest request) throws Exception {
        if (failure instanceof AccessDeniedException || failure instanceof AuthenticationException) {
            throw failure; // the security filters answer these
        }
        if (failure instanceof ErrorResponse response) {
            return problems.answer(
                    request, response.getStatusCode(), Fault.of(StatusCodes.codeFor(response.getStatusCode())));
        }
        log.error("request failed", failure);
        return problems.answer(request, HttpStatus.INTERNAL_SERVER_ERROR, Fault.of("internal-error"));
    }
}
