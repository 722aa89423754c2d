package org.ibasho.local.identity;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.ibasho.local.identity.Realm.Client;
import org.ibasho.local.identity.Realm.User;
import org.ibasho.testing.servers.process.Ports;
import org.springframework.context.ConfigurableApplicationContext;

/** The NPO's realm and the centre's, running on free ports. */
record TwoRealms(Realm npo, Realm centre, List<ConfigurableApplicationContext> running) implements AutoCloseable {

    static final String CALLBACK = "http://localhost:18080/login/oauth2/code/npo";
    /** The id of the login of the NPO's realm. */
    static final String OYA = "4f6f0a6e-9f57-4a3e-8a1c-0c5d0f7f1a11";

    static final String AFTERWARDS = "http://localhost:18080/";

    static TwoRealms startedIn(Path folder) throws IOException {
        Realm npo =
                realm("npo", folder, "supervisor", new User(OYA, "oya", "kado-mina-42", "大矢", List.of("supervisor")));
        Realm centre = realm(
                "centre", folder, "counsellor", new User("c-1", "soudan", "hoshi-59", "相談", List.of("counsellor")));
        return new TwoRealms(npo, centre, IdentityApplication.start(List.of(npo, centre)));
    }

    /** The same realms, started again. */
    TwoRealms again() {
        close();
        return new TwoRealms(npo, centre, IdentityApplication.start(List.of(npo, centre)));
    }

    @Override
    public void close() {
        running.forEach(ConfigurableApplicationContext::close);
    }

    private static Realm realm(String name, Path folder, String role, User user) throws IOException {
        int port = Ports.free();
        return new Realm(
                name,
                URI.create("http://localhost:" + port),
                port,
                List.of("ibasho-" + name, "ibasho-" + name + "-too"),
                folder.resolve(name + "-key.json"),
                List.of(
                        new Client(
                                role,
                                role + "-secret",
                                List.of("client_credentials"),
                                List.of(role),
                                List.of(),
                                List.of()),
                        new Client(
                                "browser",
                                "browser-secret",
                                List.of("authorization_code", "refresh_token"),
                                List.of(),
                                List.of(CALLBACK),
                                List.of(AFTERWARDS))),
                List.of(user));
    }
}
