package org.ibasho.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Renders errors of the container itself (a malformed request line, a filter's failure) like all others. */
@Controller
final class ErrorPage implements ErrorController {

    private final Problems problems;
    private final HeaderWriter headers;

    ErrorPage(Problems problems, HeaderWriter headers) {
        this.problems = problems;
        this.headers = headers;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        headers.writeHeaders(request, response);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatusCode code = HttpStatusCode.valueOf(status instanceof Integer number ? number : 404);
        return problems.answer(request, code, Fault.of(StatusCodes.codeFor(code)));
    }
}
