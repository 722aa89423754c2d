package org.ibasho.attacks.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Form;
import org.ibasho.attacks.http.Http;

/**
 * The NPO or the centre.
 *
 * @param front where people and programs reach its pages and its API
 * @param clients the secrets of its API clients, each named like its role
 * @param people who can log in by hand, by role
 * @param keyFile where its realm keeps the key that signs tokens
 */
public record Side(
        String name,
        URI front,
        String issuer,
        URI tokenUrl,
        Map<String, String> clients,
        Map<String, Person> people,
        Path keyFile) {

    /** Somebody with a password. */
    public record Person(String username, String password) {}

    /** A token of a role, as an API client gets it. */
    String token(String role) {
        String form =
                Form.of(Map.of("grant_type", "client_credentials", "client_id", role, "client_secret", secret(role)));
        Answer answer = Http.at(URI.create(tokenUrl.getScheme() + "://" + tokenUrl.getAuthority()))
                .form(tokenUrl.getPath(), form);
        String token = answer.json().path("access_token").asString("");
        if (token.isEmpty()) {
            throw new NotRunning("The realm at " + tokenUrl + " gives no token to " + role + ": " + answer.summary());
        }
        return token;
    }

    private String secret(String role) {
        String secret = clients.get(role);
        if (secret == null) {
            throw new NotRunning("The " + name + "'s realm has no client " + role + ".");
        }
        return secret;
    }

    /** Somebody of this role. */
    public Person person(String role) {
        Person person = people.get(role);
        if (person == null) {
            throw new NotRunning("Nobody of the role " + role + " can log in on the " + name + "'s side.");
        }
        return person;
    }
}
