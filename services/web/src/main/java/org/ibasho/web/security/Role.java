package org.ibasho.web.security;

import java.util.Arrays;

/** The roles of both sides, by the names that tokens carry in their claim {@code roles}. */
public enum Role {
    SUPERVISOR("supervisor"),
    PEER_STAFF("peer-staff"),
    CITY_OFFICER("city-officer"),
    COUNSELLOR("counsellor"),
    COORDINATOR("coordinator"),
    /** Runs the programs, and sees nothing of what they are about. */
    OPERATOR("operator");

    private final String claim;

    Role(String claim) {
        this.claim = claim;
    }

    /** The value in the token. */
    public String claim() {
        return claim;
    }

    /** The values of several roles, as {@code hasAnyRole} takes them. */
    public static String[] claims(Role... roles) {
        return Arrays.stream(roles).map(Role::claim).toArray(String[]::new);
    }
}
