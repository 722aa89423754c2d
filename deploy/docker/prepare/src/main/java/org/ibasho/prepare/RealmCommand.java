package org.ibasho.prepare;

import org.ibasho.prepare.realm.Keycloak;
import org.ibasho.prepare.realm.Realm;
import picocli.CommandLine.Command;

/** Brings a side's realm to what it has to be. */
@Command(name = "realm", description = "Creates the realm of a side, or brings it up to date.")
final class RealmCommand implements Runnable {

    @Override
    public void run() {
        Installation installation = Installation.ofThisContainer();
        realm(installation).bringUpToDate();
    }

    /** The realm of this container's side. */
    static Realm realm(Installation installation) {
        Side side = installation.side();
        String issuer = installation.setting("IBASHO_ISSUER");
        Keycloak keycloak = new Keycloak(
                issuer.replaceFirst("/realms/.*$", ""),
                "ibasho-prepare",
                installation.secret("identity." + side.title() + ".prepare"));
        return new Realm(keycloak, side.realm(installation));
    }
}
