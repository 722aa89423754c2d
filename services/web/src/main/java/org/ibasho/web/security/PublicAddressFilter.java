package org.ibasho.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ibasho.web.problem.SecurityProblems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes every request appear under the public address, so that links, feeds, redirects and Secure cookies are right
 * behind a proxy that terminates TLS. A process that browsers reach refuses a foreign Host.
 */
final class PublicAddressFilter extends OncePerRequestFilter {

    private final PublicAddress address;
    private final boolean reachedByBrowsers;
    private final SecurityProblems problems;

    PublicAddressFilter(PublicAddress address, boolean reachedByBrowsers, SecurityProblems problems) {
        this.address = address;
        this.reachedByBrowsers = reachedByBrowsers;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (reachedByBrowsers && !address.isHost(request.getHeader(HttpHeaders.HOST))) {
            problems.writeDocument(request, response, HttpStatus.MISDIRECTED_REQUEST, "misdirected-request");
        } else if (reachedByBrowsers && address.isLoopback()) {
            chain.doFilter(request, response); // its port may be any in a test
        } else {
            chain.doFilter(new Addressed(request, address), response);
        }
    }

    private static final class Addressed extends HttpServletRequestWrapper {

        private final PublicAddress address;

        Addressed(HttpServletRequest request, PublicAddress address) {
            super(request);
            this.address = address;
        }

        @Override
        public String getScheme() {
            return address.publicUrl().getScheme();
        }

        @Override
        public String getServerName() {
            return address.name();
        }

        @Override
        public int getServerPort() {
            return address.port();
        }

        @Override
        public boolean isSecure() {
            return address.isSecure();
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(address.base()).append(getRequestURI());
        }
    }
}
