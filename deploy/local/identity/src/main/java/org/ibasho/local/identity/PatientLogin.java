package org.ibasho.local.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;

/**
 * Checks a password, and after several wrong ones for a name asks to wait, whether or not anybody has that name: otherwise
 * a short password could be guessed.
 */
final class PatientLogin implements AuthenticationProvider {

    private static final int TRIES = 8;
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int NAMES = 1_000;

    private record Failures(int count, Instant last) {}

    private final AuthenticationProvider passwords;
    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > NAMES;
        }
    };

    PatientLogin(AuthenticationProvider passwords, InstantSource clock) {
        this.passwords = passwords;
        this.clock = clock;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication login) {
        String name = login.getName();
        if (failed(name) >= TRIES) {
            throw new LockedException("too many wrong passwords");
        }
        try {
            Authentication known = passwords.authenticate(login);
            forget(name);
            return known;
        } catch (BadCredentialsException wrong) {
            note(name);
            throw wrong;
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return passwords.supports(kind);
    }

    private synchronized int failed(String name) {
        Failures known = failures.get(name);
        if (known == null || known.last().plus(PAUSE).isBefore(clock.instant())) {
            failures.remove(name);
            return 0;
        }
        return known.count();
    }

    private synchronized void note(String name) {
        failures.put(name, new Failures(failed(name) + 1, clock.instant()));
    }

    private synchronized void forget(String name) {
        failures.remove(name);
    }
}
