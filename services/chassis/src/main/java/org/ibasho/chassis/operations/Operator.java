package org.ibasho.chassis.operations;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClaimAccessor;

/** The operator at work: the user name for a person, the client's id for a program. */
final class Operator {

    private Operator() {}

    static String name(Authentication authentication) {
        String name = authentication.getPrincipal() instanceof ClaimAccessor claims
                ? claims.getClaimAsString("preferred_username")
                : null;
        return name == null ? authentication.getName() : name;
    }
}
