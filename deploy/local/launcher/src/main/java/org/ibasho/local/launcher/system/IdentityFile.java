package org.ibasho.local.launcher.system;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ibasho.local.launcher.run.PrivateFile;
import org.ibasho.local.launcher.run.RunFolder;
import org.ibasho.local.launcher.system.Side.BrowserClient;
import tools.jackson.databind.json.JsonMapper;

/** The file that tells the identity provider its realms, their applications and people. */
record IdentityFile(List<Side> sides, Credentials credentials, RunFolder folder) {

    private static final String NAME = "realms.json";

    String written() {
        List<Map<String, Object>> realms = sides.stream().map(this::realm).toList();
        PrivateFile.write(folder.identity(NAME), JsonMapper.shared().writeValueAsString(Map.of("realms", realms)));
        return folder.identity(NAME).toString();
    }

    private Map<String, Object> realm(Side side) {
        return Map.of(
                "name", side.name(),
                "issuer", side.issuer(),
                "port", side.identityPort(),
                "audiences", side.audiences(),
                "keyFile", folder.identity(side.name() + "-key.json").toString(),
                "clients",
                        Stream.concat(
                                        side.roles().stream().map(role -> apiClient(side, role)),
                                        Stream.of(browserClient(side, side.browserClient())))
                                .toList(),
                "users",
                        side.people().stream().map(person -> user(side, person)).toList());
    }

    private Map<String, Object> apiClient(Side side, String role) {
        return Map.of(
                "id", role,
                "secret", credentials.client(side, role),
                "grantTypes", List.of("client_credentials"),
                "roles", List.of(role),
                "redirectUris", List.of(),
                "postLogoutRedirectUris", List.of());
    }

    private Map<String, Object> browserClient(Side side, BrowserClient client) {
        return Map.of(
                "id", client.id(),
                "secret", credentials.client(side, client.id()),
                "grantTypes", List.of("authorization_code", "refresh_token"),
                "roles", List.of(),
                "redirectUris", List.of(client.redirectUri()),
                "postLogoutRedirectUris", List.of(client.postLogoutRedirectUri()));
    }

    private Map<String, Object> user(Side side, Side.Person person) {
        return Map.of(
                "id", credentials.login(side, person),
                "username", person.username(),
                "password", credentials.person(side, person),
                "displayName", person.displayName(),
                "roles", List.of(person.role()));
    }
}
