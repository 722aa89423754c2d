package org.ibasho.prepare.realm;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The way in which people log in: by password, and by a second factor if they need or have one. Nobody changes a flow
 * while people use it. So its name has a number, and a later flow gets the next number.
 */
record LoginFlow(Keycloak keycloak, String realm) {

    static final String SECOND_FACTOR = "second-factor";

    private static final String NAME = "ibasho-login-1";
    private static final String FORM = NAME + "-form";
    private static final String NEEDED = NAME + "-needed";
    private static final String OWN = NAME + "-own";
    private static final String AUTHENTICATION = "/authentication";
    private static final String FLOWS = AUTHENTICATION + "/flows";
    private static final String ONE_TIME_PASSWORD = "auth-otp-form";
    private static final String REQUIRED = "REQUIRED";
    private static final String ALTERNATIVE = "ALTERNATIVE";
    private static final String CONDITIONAL = "CONDITIONAL";

    /** Creates the flow unless the realm uses it already, and returns its name. */
    String bringUpToDate() {
        boolean isUsed = keycloak.get(realm).path("browserFlow").asString().equals(NAME);
        if (!isUsed) {
            // an earlier run broke off and left a flow that nobody uses
            found().ifPresent(id -> keycloak.delete(realm + FLOWS + "/" + id));
            create();
        }
        return NAME;
    }

    private Optional<String> found() {
        return keycloak.get(realm + FLOWS)
                .valueStream()
                .filter(flow -> flow.path("alias").asString().equals(NAME))
                .map((JsonNode flow) -> flow.path("id").asString())
                .findFirst();
    }

    private void create() {
        keycloak.create(
                realm + FLOWS,
                Map.of(
                        "alias",
                        NAME,
                        "description",
                        "A password, and a second factor for whoever needs or has one",
                        "providerId",
                        "basic-flow",
                        "topLevel",
                        true,
                        "builtIn",
                        false));
        step(NAME, "auth-cookie", ALTERNATIVE);
        group(NAME, FORM, ALTERNATIVE);
        step(FORM, "auth-username-password-form", REQUIRED);
        group(FORM, NEEDED, CONDITIONAL);
        ifRole(NEEDED, false);
        step(NEEDED, ONE_TIME_PASSWORD, REQUIRED);
        group(FORM, OWN, CONDITIONAL);
        ifRole(OWN, true);
        step(OWN, "conditional-user-configured", REQUIRED);
        step(OWN, ONE_TIME_PASSWORD, REQUIRED);
    }

    private void ifRole(String group, boolean negated) {
        String condition = step(group, "conditional-user-role", REQUIRED);
        keycloak.create(
                realm + AUTHENTICATION + "/executions/" + condition + "/config",
                Map.of(
                        "alias",
                        group,
                        "config",
                        Map.of("condUserRole", SECOND_FACTOR, "negate", Boolean.toString(negated))));
    }

    private String step(String parent, String provider, String requirement) {
        String id =
                keycloak.create(realm + FLOWS + "/" + parent + "/executions/execution", Map.of("provider", provider));
        require(execution -> execution.path("id").asString().equals(id), requirement);
        return id;
    }

    private void group(String parent, String name, String requirement) {
        keycloak.create(
                realm + FLOWS + "/" + parent + "/executions/flow",
                Map.of("alias", name, "type", "basic-flow", "provider", "", "description", ""));
        require(execution -> execution.path("displayName").asString().equals(name), requirement);
    }

    private void require(java.util.function.Predicate<JsonNode> which, String requirement) {
        String path = realm + FLOWS + "/" + NAME + "/executions";
        ObjectNode execution = keycloak.get(path)
                .valueStream()
                .filter(which)
                .findFirst()
                .orElseThrow(() -> new RealmFailure("Keycloak did not keep a step of the login."))
                .asObject();
        keycloak.replace(path, execution.put("requirement", requirement));
    }
}
