package org.ibasho.web.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Only a login creates a session. One person has few of them, the process a bounded number, and each ends at the latest
 * after its lifetime. The idle limit is the container's.
 *
 * <p>At a limit the older session ends rather than the new login fails: a person who forgot to log out elsewhere can
 * still work.
 */
public final class SessionLimits extends OncePerRequestFilter
        implements SessionAuthenticationStrategy, HttpSessionListener {

    private final int perPerson;
    private final int total;
    private final Duration lifetime;
    private final InstantSource clock;
    private final Map<HttpSession, String> owners = new LinkedHashMap<>();

    SessionLimits(int perPerson, int total, Duration lifetime, InstantSource clock) {
        this.perPerson = perPerson;
        this.total = total;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    @Override
    public void onAuthentication(Authentication login, HttpServletRequest request, HttpServletResponse response) {
        register(request.getSession(), login.getName()).forEach(SessionLimits::end);
    }

    /** The sessions that are too many now. */
    private List<HttpSession> register(HttpSession session, String owner) {
        synchronized (owners) {
            owners.remove(session);
            owners.put(session, owner);
            List<HttpSession> surplus = new ArrayList<>();
            List<HttpSession> own = owners.keySet().stream()
                    .filter(other -> owner.equals(owners.get(other)))
                    .toList();
            surplus.addAll(own.subList(0, Math.max(own.size() - perPerson, 0)));
            owners.keySet().stream()
                    .filter(other -> !other.equals(session) && !surplus.contains(other))
                    .sorted(Comparator.comparingLong(SessionLimits::lastUse))
                    .limit(Math.max(owners.size() - surplus.size() - total, 0))
                    .forEach(surplus::add);
            surplus.forEach(owners::remove);
            return surplus;
        }
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent ended) {
        synchronized (owners) {
            owners.remove(ended.getSession());
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && Instant.ofEpochMilli(session.getCreationTime())
                        .plus(lifetime)
                        .isBefore(clock.instant())) {
            end(session);
        }
        chain.doFilter(request, response);
    }

    private static long lastUse(HttpSession session) {
        try {
            return session.getLastAccessedTime();
        } catch (IllegalStateException ended) {
            return 0;
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException alreadyEnded) {
            // its own request was faster
        }
    }
}
