package org.ibasho.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.ibasho.web.logs.SecurityEvents;
import org.ibasho.web.logs.SecurityEvents.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Logs logins and logouts. A login says the person's roles; if they differ from those of the last login that this
 * process saw, it says that, too. The realm itself logs who changed them.
 */
final class LoginEvents implements SessionAuthenticationStrategy, LogoutHandler {

    private final Map<String, String> rolesOf = new ConcurrentHashMap<>();

    @Override
    public void onAuthentication(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        String roles = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith("ROLE_"))
                .map(authority -> authority.substring("ROLE_".length()))
                .sorted()
                .collect(Collectors.joining(","));
        SecurityEvents.report(Kind.LOGIN_SUCCEEDED, person, request, "roles " + roles);
        String before = rolesOf.put(person.getName(), roles);
        if (before != null && !before.equals(roles)) {
            SecurityEvents.report(Kind.ROLES_CHANGED, person, request, "from " + before + " to " + roles);
        }
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null) {
            SecurityEvents.report(Kind.LOGGED_OUT, authentication, request, "by-the-person");
        }
    }
}
