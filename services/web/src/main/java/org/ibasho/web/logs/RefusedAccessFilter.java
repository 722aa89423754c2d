package org.ibasho.web.logs;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.ibasho.web.logs.SecurityEvents.Kind;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs every refusal of a process that browsers reach: its own and those that a service behind it answered. It belongs
 * into the security chain, right after the filter that knows who is signed in.
 */
public final class RefusedAccessFilter extends OncePerRequestFilter {

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 429);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (REFUSALS.contains(response.getStatus())) {
            SecurityEvents.report(
                    Kind.ACCESS_REFUSED,
                    SecurityContextHolder.getContext().getAuthentication(),
                    request,
                    "status-" + response.getStatus());
        }
    }
}
