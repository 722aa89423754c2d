package org.ibasho.scheduling.staffing.login.web;

import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import org.ibasho.chassis.login.LoginNames;
import org.ibasho.scheduling.staffing.login.KnownLogin;
import org.ibasho.scheduling.staffing.login.KnownLogins;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody sees of the login that they use. */
@Component
class OwnLogin {

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
     * @param number what to tell the supervisor; null for a moment, if it could not be given yet
     * @param nickname whose login it is; null if it is linked to nobody
     */
    record View(
            String login, @Nullable String number, @Nullable String nickname) {}

    View of(Principal user) {
        String login = user.getName();
        Optional<String> number = logins.note(login).map(KnownLogin::number);
        return new View(
                login,
                number.orElse(null),
                names.current().of(login, clock.instant()).orElse(null));
    }
}
