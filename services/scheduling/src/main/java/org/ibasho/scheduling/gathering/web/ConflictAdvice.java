package org.ibasho.scheduling.gathering.web;

import jakarta.servlet.http.HttpServletRequest;
import org.ibasho.scheduling.gathering.announcement.SeatsMissing;
import org.ibasho.scheduling.gathering.overlap.VenueTaken;
import org.ibasho.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers a taken venue and missing seats with 409 and names them; the same request is accepted with
 * {@code acceptOverlap} and {@code withMissingSeats}.
 */
@ControllerAdvice
@Order(0)
final class ConflictAdvice {

    private final Problems problems;

    ConflictAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    Object taken(VenueTaken taken, HttpServletRequest request) {
        return problems.answer(request, HttpStatus.CONFLICT, taken.fault());
    }

    @ExceptionHandler
    Object missing(SeatsMissing missing, HttpServletRequest request) {
        return problems.answer(request, HttpStatus.CONFLICT, missing.faults());
    }
}
