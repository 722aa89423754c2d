package org.ibasho.chassis.login;

import java.time.Instant;
import java.util.Optional;

/**
 * Names the owners of logins. A service that links logins to people implements it, and logs the names that it gives as
 * shown; in the others, logins have no name.
 */
public interface LoginNames {

    /** The links as they are now, for one page. */
    Names current();

    /** What people are called by whom a page says that they did something. */
    @FunctionalInterface
    interface Names {

        /** Knows nobody. */
        Names NONE = (login, at) -> Optional.empty();

        /**
         * The name of whoever used a login.
         *
         * @param login the login's id in the realm ({@code sub})
         * @param at when it was used: a login can belong to somebody else later
         * @return the name, or {@link org.ibasho.chassis.sealing.Erased#TEXT}; empty if the login is linked to nobody
         */
        Optional<String> of(String login, Instant at);
    }
}
