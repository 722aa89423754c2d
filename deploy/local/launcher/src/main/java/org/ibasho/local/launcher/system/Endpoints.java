package org.ibasho.local.launcher.system;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.testing.servers.kafka.KafkaAccess;

/** The content of {@code endpoints.json} for scripts; its shape is kept stable. */
record Endpoints(Ports ports, Side npo, Side centre, Credentials credentials) {

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("gateway", Services.local(ports.gateway()));
        document.put("consultation", Services.local(ports.consultation()));
        document.put("npo", realm(npo));
        document.put("centre", realm(centre));
        document.put("kafka", kafka());
        document.put("postgres", Map.of("npo", postgres(npo), "centre", postgres(centre)));
        return document;
    }

    private Map<String, Object> realm(Side side) {
        Map<String, Object> clients = new LinkedHashMap<>();
        side.roles().forEach(role -> clients.put(role, Map.of("id", role, "secret", credentials.client(side, role))));
        List<Map<String, String>> users = side.people().stream()
                .map(person -> Map.of(
                        "id", credentials.login(side, person),
                        "username", person.username(),
                        "password", credentials.person(side, person),
                        "role", person.role()))
                .toList();
        Map<String, Object> realm = new LinkedHashMap<>();
        realm.put("issuer", side.issuer());
        realm.put("tokenUrl", side.issuer() + "/oauth2/token");
        realm.put("clients", clients);
        realm.put("users", users);
        return realm;
    }

    private Map<String, Object> kafka() {
        return Map.of(
                "bootstrap",
                "127.0.0.1:" + ports.kafka(),
                "analytics",
                Map.of(
                        "username",
                        "analytics",
                        "password",
                        credentials.kafka("analytics"),
                        "mechanism",
                        KafkaAccess.ANALYTICS_MECHANISM));
    }

    private static Map<String, String> postgres(Side side) {
        return Map.of("url", "jdbc:postgresql://127.0.0.1:" + side.databasePort() + "/");
    }
}
