package org.ibasho.web.logs;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;

/**
 * Logs what matters for security, all in one format: the event, the staff member's id and the address that the request
 * came from, and a code. Nothing of a request's content is in it.
 */
public final class SecurityEvents {

    /** The logger, whose events {@code ibasho.security-log.file} also keeps in a file of their own. */
    public static final String LOGGER = "org.ibasho.security";

    private static final Logger log = LoggerFactory.getLogger(LOGGER);

    /** The kinds of security events. */
    public enum Kind {
        LOGIN_SUCCEEDED,
        LOGIN_FAILED,
        LOGGED_OUT,
        ROLES_CHANGED,
        ACCESS_REFUSED,
        OPERATOR_ACTION,
        SUBSCRIPTION_BURST
    }

    private SecurityEvents() {}

    /**
     * Logs an event.
     *
     * @param person the login's id in the realm; null if nobody is signed in
     * @param address where the request came from; null if this process does not know it
     * @param code what happened in detail, as a code
     */
    public static void report(Kind kind, @Nullable String person, @Nullable String address, String code) {
        String action = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        log.atInfo()
                .addKeyValue("event.category", "security")
                .addKeyValue("event.action", action)
                .addKeyValue("event.code", code)
                .addKeyValue("user.id", person == null ? "" : person)
                .addKeyValue("source.ip", address == null ? "" : address)
                .log("security event {}: {}", action, code);
    }

    /** Logs an event of a request. */
    public static void report(Kind kind, @Nullable Authentication person, HttpServletRequest request, String code) {
        report(kind, idOf(person), request.getRemoteAddr(), code);
    }

    /** The realm's id of a login ({@code sub}); null for nobody. A name is never logged. */
    public static @Nullable String idOf(@Nullable Authentication person) {
        return person != null && person.getPrincipal() instanceof ClaimAccessor ? person.getName() : null;
    }
}
