package org.ibasho.prepare;

import org.ibasho.prepare.realm.Logins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Adds somebody's login to a side's realm. */
@Command(name = "login", description = "Adds a login with one role, and prints a password that works once.")
final class LoginCommand implements Runnable {

    @Parameters(index = "0", paramLabel = "ROLE")
    private String role = "";

    @Parameters(index = "1", paramLabel = "NAME")
    private String name = "";

    @Override
    public void run() {
        Installation installation = Installation.ofThisContainer();
        Logins.Added added = RealmCommand.realm(installation).logins().add(role, name);
        System.out.printf("login: %s%nfirst password: %s%nid: %s%n", name, added.password(), added.id());
    }
}
