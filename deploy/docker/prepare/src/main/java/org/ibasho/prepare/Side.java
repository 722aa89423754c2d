package org.ibasho.prepare;

import java.util.List;
import java.util.Set;
import org.ibasho.prepare.realm.RealmPlan;

/**
 * The NPO or the centre, as far as its servers have to know.
 *
 * @param title as names of servers and secrets have it
 * @param application what people log in to
 * @param rolesWithSecondFactor whoever has one of these roles needs a second factor
 */
record Side(
        String title,
        List<String> services,
        String application,
        List<String> roles,
        Set<String> rolesWithSecondFactor) {

    private static final Side NPO = new Side(
            "npo",
            List.of("scheduling", "attendance", "reporting"),
            "gateway",
            List.of("supervisor", "peer-staff", "city-officer", "operator"),
            Set.of());

    private static final Side CENTRE = new Side(
            "centre",
            List.of("consultation"),
            "consultation",
            List.of("counsellor", "coordinator", "operator"),
            Set.of("counsellor"));

    static Side of(String title) {
        return switch (title) {
            case "npo" -> NPO;
            case "centre" -> CENTRE;
            default -> throw new MissingSecret("There is no side " + title + "; there are npo and centre.");
        };
    }

    /** The realm as it has to be. */
    RealmPlan realm(Installation installation) {
        String secret = installation.secret("client." + title + "." + application);
        return new RealmPlan(
                title,
                roles,
                rolesWithSecondFactor,
                services.stream().map(service -> "ibasho-" + service).toList(),
                new RealmPlan.Application(application, secret, installation.setting("IBASHO_PUBLICURL")));
    }
}
