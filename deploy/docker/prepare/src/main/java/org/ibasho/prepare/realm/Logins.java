package org.ibasho.prepare.realm;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The logins of a realm. The program never asks for people's names. */
public final class Logins {

    private static final int PASSWORD_BYTES = 15;

    private final Keycloak keycloak;
    private final String realm;
    private final List<String> roles;

    Logins(Keycloak keycloak, String realm, List<String> roles) {
        this.keycloak = keycloak;
        this.realm = realm;
        this.roles = roles;
    }

    /**
     * A login that was added.
     *
     * @param id what tokens call it
     * @param password works once: whoever logs in chooses another one
     */
    public record Added(String id, String password) {}

    /** Adds a login with one role. */
    public Added add(String role, String name) {
        if (!roles.contains(role)) {
            throw new RealmFailure("There is no role " + role + "; there are " + String.join(", ", roles) + ".");
        }
        if (!name.matches("[a-z0-9][a-z0-9._-]{1,39}")) {
            throw new RealmFailure("A name has 2 to 40 lower-case letters, digits, dots, hyphens or underscores.");
        }
        if (!keycloak.get(realm + "/users?exact=true&username=" + name).isEmpty()) {
            throw new RealmFailure("There is a login of this name already.");
        }
        String password = password();
        String id = keycloak.create(
                realm + "/users",
                Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", password, "temporary", true))));
        keycloak.create(
                realm + "/users/" + id + "/role-mappings/realm", List.of(keycloak.get(realm + "/roles/" + role)));
        return new Added(id, password);
    }

    private static String password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
