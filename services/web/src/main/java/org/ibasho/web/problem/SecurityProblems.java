package org.ibasho.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.ibasho.web.logs.RefusedAccess;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.header.HeaderWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers security refusals as problem documents: 401 without a valid token of this side's realm, 403 without the
 * required role.
 */
public final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;
    private final JsonMapper json;
    private final HeaderWriter headers;
    private final ObjectProvider<RefusedAccess> refusals;

    /**
     * @param headers writes the security headers that the answer does not have yet
     * @param refusals take note of refusals before they are answered
     */
    public SecurityProblems(
            Problems problems, JsonMapper json, HeaderWriter headers, ObjectProvider<RefusedAccess> refusals) {
        this.problems = problems;
        this.json = json;
        this.headers = headers;
        this.refusals = refusals;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof AuthenticationServiceException) {
            write(request, response, HttpStatus.SERVICE_UNAVAILABLE, "temporarily-unavailable");
            return;
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        write(request, response, HttpStatus.UNAUTHORIZED, "not-signed-in");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        if (refusals.stream().allMatch(refusal -> refusal.log(request))) {
            write(request, response, HttpStatus.FORBIDDEN, "not-allowed");
        } else {
            write(request, response, HttpStatus.SERVICE_UNAVAILABLE, RefusedAccess.NOT_LOGGED);
        }
    }

    /** Writes a problem from a filter. */
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        if (Problems.wantsPage(request)) {
            response.sendError(status.value());
            return;
        }
        writeDocument(request, response, status, code);
    }

    /** Writes a problem document from a filter, whoever asks. */
    public void writeDocument(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        headers.writeHeaders(request, response);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getOutputStream(), problems.document(request, status, List.of(Fault.of(code))));
    }
}
