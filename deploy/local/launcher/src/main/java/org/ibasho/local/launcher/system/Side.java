package org.ibasho.local.launcher.system;

import java.util.List;

/**
 * The NPO or the centre: each has its own database server, its own identity realm and its own keys.
 *
 * @param keysPort the port of the server of the key store, which is another one: its files and its log are in no
 *     backup of the databases
 * @param databases the services whose data lie there
 * @param people who can log in by hand, for a demonstration
 * @param browserClient the application that people log in to
 */
record Side(
        String name,
        String title,
        int databasePort,
        int keysPort,
        int identityPort,
        List<String> databases,
        List<Person> people,
        BrowserClient browserClient) {

    record Person(String username, String displayName, String role) {}

    /** @param registration what the application calls this realm in its callback address */
    record BrowserClient(String id, int port, String registration) {

        String redirectUri() {
            return postLogoutRedirectUri() + "login/oauth2/code/" + registration;
        }

        String postLogoutRedirectUri() {
            return "http://localhost:" + port + "/";
        }
    }

    String postgres() {
        return "postgres-" + name;
    }

    /** The server of the key store. */
    String keys() {
        return "keys-" + name;
    }

    String issuer() {
        return "http://localhost:" + identityPort;
    }

    /** Each service accepts only tokens that name it. */
    List<String> audiences() {
        return databases.stream().map(Side::audience).toList();
    }

    static String audience(String service) {
        return "ibasho-" + service;
    }

    /** Every role has an API client of its name. */
    List<String> roles() {
        return people.stream().map(Person::role).toList();
    }
}
