package org.ibasho.chassis.command.web;

import jakarta.servlet.http.HttpServletRequest;
import org.axonframework.modelling.command.ConcurrencyException;
import org.ibasho.chassis.command.KeyReused;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.decision.Rule;
import org.ibasho.chassis.keystore.SubjectErased;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Answers a refused command: 422 for one that is wrong in itself, 409 for one that comes at the wrong time, 404. */
@ControllerAdvice
@Order(0)
final class RefusalAdvice {

    private final Problems problems;

    RefusalAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request) {
        return problems.answer(request, status(refusal), fault(refusal.rule()));
    }

    @ExceptionHandler
    Object reused(KeyReused reused, HttpServletRequest request) {
        return problems.answer(request, HttpStatus.UNPROCESSABLE_CONTENT, Fault.of("idempotency-key-reused"));
    }

    /** Anywhere below: it comes to light when the event is sealed. */
    @ExceptionHandler
    Object erased(SubjectErased erased, HttpServletRequest request) {
        return problems.answer(request, HttpStatus.CONFLICT, Fault.of("person-erased"));
    }

    @ExceptionHandler
    Object overtaken(ConcurrencyException overtaken, HttpServletRequest request) {
        return problems.answer(request, HttpStatus.CONFLICT, Fault.of("changed-meanwhile"));
    }

    static HttpStatus status(Refusal refusal) {
        return switch (refusal.rule().kind()) {
            case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
            case CONFLICT -> HttpStatus.CONFLICT;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
        };
    }

    private static Fault fault(Rule rule) {
        String field = rule.field();
        return field == null ? Fault.of(rule.code()) : Fault.at(field, rule.code());
    }
}
