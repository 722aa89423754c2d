package org.ibasho.prepare.realm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The application that people log in to: it alone may ask this realm for tokens of people. */
record ApplicationClient(Keycloak keycloak, String realm, RealmPlan plan) {

    private static final String CLIENTS = "/clients";

    void bringUpToDate() {
        Map<String, Object> wanted = wanted();
        Optional<String> known = keycloak.get(
                        realm + CLIENTS + "?clientId=" + plan.application().id())
                .valueStream()
                .map((JsonNode client) -> client.path("id").asString())
                .findFirst();
        String id = known.orElseGet(() -> keycloak.create(realm + CLIENTS, wanted));
        if (known.isPresent()) {
            Map<String, Object> same = new HashMap<>(wanted);
            same.put("id", id);
            keycloak.replace(realm + CLIENTS + "/" + id, same);
        }
        TokenScopes scopes = new TokenScopes(keycloak, realm, plan.audiences());
        assign(id, "default", List.of(scopes.id("basic"), scopes.id(TokenScopes.OWN), scopes.id(TokenScopes.PROFILE)));
        assign(id, "optional", List.of());
    }

    private Map<String, Object> wanted() {
        RealmPlan.Application application = plan.application();
        Map<String, Object> client = new HashMap<>();
        client.put("clientId", application.id());
        client.put("secret", application.secret());
        client.put("protocol", "openid-connect");
        client.put("enabled", true);
        client.put("publicClient", false);
        client.put("clientAuthenticatorType", "client-secret");
        client.put("standardFlowEnabled", true);
        client.put("directAccessGrantsEnabled", false);
        client.put("implicitFlowEnabled", false);
        client.put("serviceAccountsEnabled", false);
        client.put("fullScopeAllowed", true);
        client.put("baseUrl", application.address() + "/");
        client.put("redirectUris", List.of(application.address() + "/login/oauth2/code/" + plan.name()));
        client.put("webOrigins", List.of());
        client.put(
                "attributes",
                Map.of("pkce.code.challenge.method", "S256", "post.logout.redirect.uris", application.address() + "/"));
        return client;
    }

    private void assign(String client, String kind, List<String> scopes) {
        String path = realm + CLIENTS + "/" + client + "/" + kind + "-client-scopes";
        List<String> present = keycloak.get(path)
                .valueStream()
                .map(scope -> scope.path("id").asString())
                .toList();
        present.stream().filter(id -> !scopes.contains(id)).forEach(id -> keycloak.delete(path + "/" + id));
        scopes.stream().filter(id -> !present.contains(id)).forEach(id -> keycloak.replace(path + "/" + id, Map.of()));
    }
}
