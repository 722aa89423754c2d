package org.ibasho.scheduling.gathering.web;

import jakarta.servlet.http.HttpServletRequest;
import org.ibasho.scheduling.gathering.announcement.SeatsMissing;
import org.ibasho.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers missing seats with 409 and names each; the same request is accepted with {@code withMissingSeats}. */
@ControllerAdvice
@Order(0)
final class SeatsMissingAdvice {

    private final Problems problems;

    SeatsMissingAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    Object missing(SeatsMissing missing, HttpServletRequest request) {
        return problems.answer(request, HttpStatus.CONFLICT, missing.faults());
    }
}
