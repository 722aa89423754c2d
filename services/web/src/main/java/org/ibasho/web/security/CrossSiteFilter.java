package org.ibasho.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.ibasho.web.problem.SecurityProblems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses cross-site requests that carry our session cookie (CSRF), by {@code Sec-Fetch-Site}, or by {@code Origin}
 * from a browser without that header. Forms then need no hidden field, and no secret is readable by scripts. A request
 * with a bearer token does not use a cookie's authority and passes.
 */
public final class CrossSiteFilter extends OncePerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private static final String BEARER = "Bearer ";

    private final SecurityProblems problems;

    public CrossSiteFilter(SecurityProblems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SAFE_METHODS.contains(request.getMethod()) || hasNoCookieAuthority(request) || isOurOwn(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(request, response, HttpStatus.FORBIDDEN, "cross-site-request");
        }
    }

    private static boolean hasNoCookieAuthority(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return request.getCookies() == null
                || (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length()));
    }

    private static boolean isOurOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null ? OWN.contains(site) : sameOrigin(request.getHeader(HttpHeaders.ORIGIN), request);
    }

    private static boolean sameOrigin(@Nullable String origin, HttpServletRequest request) {
        return origin != null && origin.equals(request.getScheme() + "://" + request.getHeader(HttpHeaders.HOST));
    }
}
