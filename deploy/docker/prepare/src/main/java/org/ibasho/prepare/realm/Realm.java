package org.ibasho.prepare.realm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A side's realm in Keycloak. */
public final class Realm {

    private static final String REALMS = "/realms";
    private static final Set<String> PROFILE = Set.of("username", "email");

    private final Keycloak keycloak;
    private final RealmPlan plan;
    private final String path;

    public Realm(Keycloak keycloak, RealmPlan plan) {
        this.keycloak = keycloak;
        this.plan = plan;
        this.path = REALMS + "/" + plan.name();
    }

    public Logins logins() {
        return new Logins(keycloak, path, plan.roles());
    }

    /** Creates the realm if it is missing, and otherwise changes what is not as planned. People and keys stay. */
    public void bringUpToDate() {
        if (keycloak.find(path).isEmpty()) {
            keycloak.create(REALMS, Map.of("realm", plan.name(), "enabled", true));
        }
        createRoles();
        new TokenScopes(keycloak, path, plan.audiences()).bringUpToDate();
        new ApplicationClient(keycloak, path, plan).bringUpToDate();
        keepLittleAboutPeople();
        String flow = new LoginFlow(keycloak, path).bringUpToDate();
        keycloak.replace(path, settings().put("browserFlow", flow));
    }

    private void createRoles() {
        createRole(LoginFlow.SECOND_FACTOR, "Whoever has this role needs a second factor at each login.");
        for (String role : plan.roles()) {
            createRole(role, "");
            boolean isPlanned = plan.rolesWithSecondFactor().contains(role);
            if (isPlanned) {
                JsonNode secondFactor = keycloak.get(path + "/roles/" + LoginFlow.SECOND_FACTOR);
                keycloak.create(path + "/roles/" + role + "/composites", List.of(secondFactor));
            }
        }
        // no token shows the realm's default roles; people may still change their own password
        String everybody = path + "/roles/default-roles-" + plan.name() + "/composites";
        List<JsonNode> needless = keycloak.get(everybody)
                .valueStream()
                .filter(role -> !role.path("clientRole").asBoolean())
                .toList();
        if (!needless.isEmpty()) {
            keycloak.delete(everybody, needless);
        }
    }

    private void createRole(String name, String description) {
        if (keycloak.find(path + "/roles/" + name).isEmpty()) {
            keycloak.create(path + "/roles", Map.of("name", name, "description", description));
        }
    }

    /** A user name is enough: the realm requires no address and no name of a person. */
    private void keepLittleAboutPeople() {
        ObjectNode profile = keycloak.get(path + "/users/profile").asObject();
        List<JsonNode> attributes = profile.path("attributes")
                .valueStream()
                .filter(attribute -> PROFILE.contains(attribute.path("name").asString()))
                .map(attribute -> attribute.path("name").asString().equals("email")
                        ? attribute.asObject().without("required")
                        : attribute)
                .toList();
        keycloak.replace(
                path + "/users/profile",
                profile.set("attributes", JsonMapper.shared().valueToTree(attributes)));
    }

    private ObjectNode settings() {
        try (InputStream file = Objects.requireNonNull(Realm.class.getResourceAsStream("realm.json"))) {
            return JsonMapper.shared().readTree(file).asObject().put("realm", plan.name());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
