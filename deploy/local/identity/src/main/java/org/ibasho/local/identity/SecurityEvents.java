package org.ibasho.local.identity;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Logs logins in the format of the services' security events. */
final class SecurityEvents {

    private static final Logger log = LoggerFactory.getLogger("org.ibasho.security");

    private SecurityEvents() {}

    /** @param user the login's id, or an empty text if nobody has this user name: what was typed could be a password */
    static void report(String action, String user, Authentication login) {
        String address =
                login.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        log.atInfo()
                .addKeyValue("event.category", "security")
                .addKeyValue("event.action", action)
                .addKeyValue("event.code", "password")
                .addKeyValue("user.id", user)
                .addKeyValue("source.ip", address)
                .log("security event {}: password", action);
    }
}
