package org.ibasho.local.demo.api;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ibasho.local.demo.vocabulary.CentreLogin;
import org.ibasho.local.demo.vocabulary.Login;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where a running system is and how to sign in to it, from the file that it writes when it is ready. */
public record Endpoints(String gateway, String consultation, Realm npo, Realm centre) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    record Realm(String tokenUrl, Map<String, Client> clients, List<User> users) {}

    /**
     * Somebody who logs in by hand.
     *
     * @param id what tokens call the login
     */
    record User(String id, String role) {}

    /** An API client's name and secret. */
    record Client(String id, String secret) {}

    /** Reads {@code endpoints.json} of a run. */
    public static Endpoints of(Path runFolder) {
        Path file = runFolder.resolve("endpoints.json");
        if (!Files.exists(file)) {
            throw new LoadFailure("Ibasho is not running in " + runFolder
                    + ": start it with deploy/local/up, or say with --run-dir where it runs.");
        }
        try {
            return JSON.readValue(file, Endpoints.class);
        } catch (JacksonException unreadable) {
            throw new LoadFailure(file + " cannot be read: restart Ibasho with deploy/local/up.");
        }
    }

    /** The ids that tokens have for logins of a role of the NPO: those of people, and the API client's own id. */
    List<String> logins(Login login) {
        return logins(npo, login);
    }

    /** The same for a role of the centre. */
    List<String> logins(CentreLogin login) {
        return logins(centre, login);
    }

    private static List<String> logins(Realm realm, Enum<?> login) {
        String role = login.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Stream.concat(
                        realm.users().stream()
                                .filter(user -> user.role().equals(role))
                                .map(User::id),
                        Stream.of(role))
                .toList();
    }

    /** The service that a caller talks to. */
    String service(Caller caller) {
        return caller.isOfTheCentre() ? consultation : gateway;
    }

    Realm realm(Caller caller) {
        return caller.isOfTheCentre() ? centre : npo;
    }

    Client client(Caller caller) {
        Client client = realm(caller).clients().get(caller.client());
        if (client == null) {
            throw new LoadFailure(
                    "endpoints.json says nothing about " + caller.client() + ": restart Ibasho with deploy/local/up.");
        }
        return client;
    }
}
