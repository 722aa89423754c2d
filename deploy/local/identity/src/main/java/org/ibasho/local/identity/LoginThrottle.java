package org.ibasho.local.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;

/**
 * Checks a password, and after several wrong ones for a name refuses that name for a while, whether or not anybody has
 * it: otherwise a short password could be guessed.
 */
final class LoginThrottle implements AuthenticationProvider {

    private static final int TRIES = 8;
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int NAMES = 1_000;

    private final AuthenticationProvider passwords;
    private final Map<String, String> users;
    private final Cache<String, Integer> failures =
            Caffeine.newBuilder().expireAfterWrite(PAUSE).maximumSize(NAMES).build();

    /** @param users the ids of the logins, by user name */
    LoginThrottle(AuthenticationProvider passwords, Map<String, String> users) {
        this.passwords = passwords;
        this.users = users;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication login) {
        String name = login.getName();
        Integer failed = failures.getIfPresent(name);
        if (failed != null && failed >= TRIES) {
            SecurityEvents.report("login-locked", user(name), login);
            throw new LockedException("too many wrong passwords");
        }
        try {
            Authentication known = passwords.authenticate(login);
            failures.invalidate(name);
            SecurityEvents.report("login-succeeded", user(name), login);
            return known;
        } catch (BadCredentialsException wrong) {
            failures.asMap().merge(name, 1, Integer::sum);
            SecurityEvents.report("login-failed", user(name), login);
            throw wrong;
        }
    }

    private String user(String name) {
        return users.getOrDefault(name, "");
    }

    @Override
    public boolean supports(Class<?> kind) {
        return passwords.supports(kind);
    }
}
