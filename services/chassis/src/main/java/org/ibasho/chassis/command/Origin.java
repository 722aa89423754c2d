package org.ibasho.chassis.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.ClaimAccessor;

/** Where a command comes from: somebody who is signed in, or a reaction of the system's own. */
final class Origin {

    private static final String USER_NAME = "preferred_username";

    private Origin() {}

    static Map<String, String> of(IdempotencyKey key) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken)) {
            return Map.of(Commands.BY, name(who));
        }
        return key.scope().isBlank() ? Map.of() : Map.of(Commands.REACTION, key.scope());
    }

    /** As the realm calls them; a program that signs in has no user name. */
    private static String name(Authentication who) {
        @Nullable
        String userName =
                who.getPrincipal() instanceof ClaimAccessor claims ? claims.getClaimAsString(USER_NAME) : null;
        return userName == null ? who.getName() : userName;
    }
}
