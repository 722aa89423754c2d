package org.ibasho.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ibasho.web.logs.SecurityEvents;
import org.ibasho.web.logs.SecurityEvents.Kind;
import org.ibasho.web.problem.Problems;
import org.ibasho.web.problem.SecurityProblems;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/**
 * Answers requests without a login: a person is redirected to the login, a program gets a problem, and a page that
 * nobody serves is not found.
 */
public final class SignIn implements AuthenticationEntryPoint {

    private final SecurityProblems problems;

    private final ServedPaths served;

    SignIn(SecurityProblems problems, ServedPaths served) {
        this.problems = problems;
        this.served = served;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof AuthenticationServiceException) {
            problems.commence(request, response, reason);
        } else if (!isApi(request) && !served.contain(request)) {
            problems.write(request, response, HttpStatus.NOT_FOUND, "not-found");
        } else if (isPage(request)) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", "/login");
        } else {
            problems.commence(request, response, reason);
        }
    }

    /** The login failed: an old bookmark of the provider's page, or the provider is down. */
    public void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String reason = failure instanceof OAuth2AuthenticationException oauth
                ? oauth.getError().getErrorCode()
                : failure.getClass().getSimpleName();
        SecurityEvents.report(Kind.LOGIN_FAILED, null, request, reason);
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", "/login?failed");
    }

    /** A program without a token learns nothing else. */
    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    /** Whether the request comes from a person's browser rather than a program. */
    public static boolean isPage(HttpServletRequest request) {
        return Problems.wantsPage(request);
    }
}
