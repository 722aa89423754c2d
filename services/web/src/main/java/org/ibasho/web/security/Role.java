package org.ibasho.web.security;

import java.util.Arrays;

/** The roles of both sides, with their names in the token's claim {@code roles}. */
public enum Role {
    SUPERVISOR("supervisor"),
    PEER_STAFF("peer-staff"),
    CITY_OFFICER("city-officer"),
    COUNSELLOR("counsellor"),
    COORDINATOR("coordinator"),
    /** Runs the services, and sees no domain data. */
    OPERATOR("operator");

    private final String claim;

    Role(String claim) {
        this.claim = claim;
    }

    /** The name in the token. */
    public String claim() {
        return claim;
    }

    /** The names of several roles, as arguments of {@code hasAnyRole}. */
    public static String[] claims(Role... roles) {
        return Arrays.stream(roles).map(Role::claim).toArray(String[]::new);
    }
}
