package org.ibasho.local.identity;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * One side's identities, as its configuration file tells them.
 *
 * @param name {@code npo} or {@code centre}
 * @param issuer the address that tokens name and that applications find everything else under
 * @param audiences the services that the access tokens are for
 * @param keyFile where the signing key is kept, so that tokens stay valid when this process starts again
 */
record Realm(
        String name,
        URI issuer,
        int port,
        List<String> audiences,
        Path keyFile,
        List<Client> clients,
        List<User> users) {

    /**
     * An application. With redirect addresses it logs people in; without, it logs in as itself and has roles of its
     * own.
     */
    record Client(
            String id,
            String secret,
            List<String> grantTypes,
            List<String> roles,
            List<String> redirectUris,
            List<String> postLogoutRedirectUris) {}

    /**
     * Somebody who logs in by hand.
     *
     * @param id what tokens call the login ({@code sub}): it says nothing about the person and never changes
     */
    record User(String id, String username, String password, String displayName, List<String> roles) {}

    /** Browsers share cookies between the ports of one host, so each realm has a name of its own. */
    String sessionCookie() {
        return name.toUpperCase(java.util.Locale.ROOT) + "_IDENTITY";
    }

    /** Where somebody goes who came here without having been sent. */
    String application() {
        return clients.stream()
                .flatMap(client -> client.postLogoutRedirectUris().stream())
                .findFirst()
                .orElse("/login");
    }
}
