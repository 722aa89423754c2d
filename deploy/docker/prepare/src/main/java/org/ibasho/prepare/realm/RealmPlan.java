package org.ibasho.prepare.realm;

import java.util.List;
import java.util.Set;

/**
 * A side's realm as it has to be.
 *
 * @param rolesWithSecondFactor whoever has one of these roles needs a second factor
 * @param audiences the services that the access tokens are for
 */
public record RealmPlan(
        String name,
        List<String> roles,
        Set<String> rolesWithSecondFactor,
        List<String> audiences,
        Application application) {

    /**
     * The application that people log in to.
     *
     * @param address without a slash at its end
     */
    public record Application(String id, String secret, String address) {

        @Override
        public String toString() {
            return "Application[" + id + "]";
        }
    }
}
