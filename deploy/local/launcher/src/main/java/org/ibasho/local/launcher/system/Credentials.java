package org.ibasho.local.launcher.system;

import java.util.UUID;
import org.ibasho.local.launcher.run.Secrets;

/** The name that each secret is kept under in {@code secrets.json}. */
record Credentials(Secrets secrets) {

    String superuser(Side side) {
        return secrets.secret("postgres." + side.name() + ".superuser");
    }

    String keysSuperuser(Side side) {
        return secrets.secret("keys." + side.name() + ".superuser");
    }

    /** The roles on the server of a side's key store, such as {@code keys} and {@code access_log_migrator}. */
    String keysRole(Side side, String role) {
        return secrets.secret("keys." + side.name() + "." + role);
    }

    /** The run-time role has the service's own name, the other one ends in {@code _migrator}. */
    String databaseRole(String role) {
        return secrets.secret("postgres." + role);
    }

    String kafka(String user) {
        return secrets.secret("kafka." + user);
    }

    String client(Side side, String client) {
        return secrets.secret("client." + side.name() + "." + client);
    }

    /** From which the keys are made that seal the addresses of those who want to be told of changes. */
    String notices() {
        return secrets.secret("notices.addresses");
    }

    /** With which the gateway tells a service which requests come from one client. */
    String clients() {
        return secrets.secret("gateway.clients");
    }

    /** By which push services know us. */
    PushKey push() {
        return PushKey.parse(secrets.made("notices.push", () -> PushKey.make().toString()));
    }

    /** The realm's id of a person's login: made up once, and no secret, but it has to stay the same. */
    String login(Side side, Side.Person person) {
        return secrets.made(
                "login." + side.name() + "." + person.username(),
                () -> UUID.randomUUID().toString());
    }

    String person(Side side, Side.Person person) {
        return secrets.password("user." + side.name() + "." + person.username());
    }
}
