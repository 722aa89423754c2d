package org.ibasho.chassis.command;

import java.util.Map;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Where a command comes from: somebody who is signed in, or a reaction of the system's own. A person is the realm's id
 * of their login (the claim {@code sub}) and never their name, for events are kept forever.
 */
final class Origin {

    private Origin() {}

    static Map<String, String> of(IdempotencyKey key) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who != null && who.isAuthenticated() && !(who instanceof AnonymousAuthenticationToken)) {
            return Map.of(Commands.BY, who.getName());
        }
        return key.scope().isBlank() ? Map.of() : Map.of(Commands.REACTION, key.scope());
    }
}
