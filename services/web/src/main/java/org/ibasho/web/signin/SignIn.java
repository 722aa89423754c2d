package org.ibasho.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ibasho.web.problem.Problems;
import org.ibasho.web.problem.SecurityProblems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers requests without a login: a person is redirected to the login, a program gets a problem. */
public final class SignIn implements AuthenticationEntryPoint {

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);

    private final SecurityProblems problems;

    SignIn(SecurityProblems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof AuthenticationServiceException) {
            problems.commence(request, response, reason);
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
        log.info("a login did not succeed: {}", reason);
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", "/login?failed");
    }

    /** Whether the request comes from a person's browser rather than a program. */
    public static boolean isPage(HttpServletRequest request) {
        return Problems.wantsPage(request);
    }
}
