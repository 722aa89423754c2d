package org.ibasho.prepare.realm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The claims of a realm's tokens: the login's id, its roles and the services that the token is for. Only an id token,
 * which stays with the application, has the user name as well.
 */
record TokenScopes(Keycloak keycloak, String realm, List<String> audiences) {

    static final String OWN = "ibasho";
    static final String PROFILE = "profile";

    private static final String SCOPES = "/client-scopes";
    private static final String YES = "true";
    private static final String NO = "false";

    void bringUpToDate() {
        List<Map<String, Object>> own = new ArrayList<>();
        own.add(mapper(
                "roles",
                "oidc-usermodel-realm-role-mapper",
                Map.of("claim.name", "roles", "jsonType.label", "String", "multivalued", YES, "id.token.claim", YES)));
        audiences.forEach(audience -> own.add(mapper(
                audience, "oidc-audience-mapper", Map.of("included.custom.audience", audience, "id.token.claim", NO))));
        scope(OWN, own);
        scope(
                PROFILE,
                List.of(Map.of(
                        "name", "username",
                        "protocol", "openid-connect",
                        "protocolMapper", "oidc-usermodel-attribute-mapper",
                        "config",
                                Map.of(
                                        "user.attribute", "username",
                                        "claim.name", "preferred_username",
                                        "jsonType.label", "String",
                                        "id.token.claim", YES,
                                        "access.token.claim", NO,
                                        "introspection.token.claim", NO,
                                        "userinfo.token.claim", NO))));
    }

    private static Map<String, Object> mapper(String name, String type, Map<String, String> more) {
        Map<String, String> config = new java.util.HashMap<>(more);
        config.put("access.token.claim", YES);
        config.put("introspection.token.claim", YES);
        config.put("userinfo.token.claim", NO);
        return Map.of("name", name, "protocol", "openid-connect", "protocolMapper", type, "config", config);
    }

    /** The scope has these mappers and no others. */
    private void scope(String name, List<Map<String, Object>> mappers) {
        String id = id(name);
        String path = realm + SCOPES + "/" + id + "/protocol-mappers/models";
        Map<String, String> present = keycloak.get(path)
                .valueStream()
                .collect(Collectors.toMap(
                        mapper -> mapper.path("name").asString(),
                        mapper -> mapper.path("id").asString()));
        Set<Object> wanted = mappers.stream().map(mapper -> mapper.get("name")).collect(Collectors.toSet());
        present.forEach((mapper, mapperId) -> {
            if (!wanted.contains(mapper)) {
                keycloak.delete(path + "/" + mapperId);
            }
        });
        for (Map<String, Object> mapper : mappers) {
            String known = present.get(String.valueOf(mapper.get("name")));
            if (known == null) {
                keycloak.create(path, mapper);
            } else {
                Map<String, Object> same = new java.util.HashMap<>(mapper);
                same.put("id", known);
                keycloak.replace(path + "/" + known, same);
            }
        }
    }

    /** The scope's id in Keycloak; it is created if it is missing. */
    String id(String name) {
        return keycloak.get(realm + SCOPES)
                .valueStream()
                .filter(scope -> scope.path("name").asString().equals(name))
                .map((JsonNode scope) -> scope.path("id").asString())
                .findFirst()
                .orElseGet(() -> keycloak.create(
                        realm + SCOPES,
                        Map.of(
                                "name",
                                name,
                                "protocol",
                                "openid-connect",
                                "attributes",
                                Map.of("include.in.token.scope", NO))));
    }
}
