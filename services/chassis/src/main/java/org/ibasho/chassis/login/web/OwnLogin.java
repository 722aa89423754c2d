package org.ibasho.chassis.login.web;

import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import org.ibasho.chassis.login.KnownLogin;
import org.ibasho.chassis.login.KnownLogins;
import org.ibasho.chassis.login.LoginNames;
import org.jspecify.annotations.Nullable;

/** What somebody sees of the login that they use. */
final class OwnLogin {

    private final KnownLogins logins;
    private final LoginNames names;
    private final Clock clock;

    OwnLogin(KnownLogins logins, LoginNames names, Clock clock) {
        this.logins = logins;
        this.names = names;
        this.clock = clock;
    }

    /**
     * A login as its user sees it.
     *
     * @param login its id in the realm
     * @param number for the person who links logins; null for a moment, if the service could not give one yet
     * @param name whose login it is; null if it is linked to nobody
     */
    record View(
            String login, @Nullable String number, @Nullable String name) {}

    View of(Principal user) {
        String login = user.getName();
        Optional<String> number = logins.note(login).map(KnownLogin::number);
        return new View(
                login,
                number.orElse(null),
                names.current().of(login, clock.instant()).orElse(null));
    }
}
