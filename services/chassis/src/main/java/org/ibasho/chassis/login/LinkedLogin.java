package org.ibasho.chassis.login;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A login that is or was linked to a person.
 *
 * @param id the login's id in the realm ({@code sub})
 * @param until when the link ended; null as long as it lasts
 */
public record LinkedLogin(String id, Instant from, @Nullable Instant until) {

    /** Whether the link lasts. */
    public boolean isCurrent() {
        return until == null;
    }

    /** Whether this is the lasting link of a login. */
    public boolean is(String login) {
        return isCurrent() && id.equals(login);
    }

    /** The same link, ended. */
    public LinkedLogin endedAt(Instant at) {
        return new LinkedLogin(id, from, at);
    }

    boolean covers(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
