package org.ibasho.scheduling.gathering.web;

import jakarta.servlet.http.HttpServletRequest;
import org.ibasho.scheduling.gathering.overlap.VenueTaken;
import org.ibasho.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers a taken venue with 409; the same request is accepted with {@code acceptOverlap}. */
@ControllerAdvice
@Order(0)
final class VenueTakenAdvice {

    private final Problems problems;

    VenueTakenAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    Object taken(VenueTaken taken, HttpServletRequest request) {
        return problems.answer(request, HttpStatus.CONFLICT, taken.fault());
    }
}
