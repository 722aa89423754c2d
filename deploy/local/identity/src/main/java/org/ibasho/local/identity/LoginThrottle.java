package org.ibasho.local.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
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
    private final Cache<String, Integer> failures =
            Caffeine.newBuilder().expireAfterWrite(PAUSE).maximumSize(NAMES).build();

    LoginThrottle(AuthenticationProvider passwords) {
        this.passwords = passwords;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication login) {
        String name = login.getName();
        Integer failed = failures.getIfPresent(name);
        if (failed != null && failed >= TRIES) {
            throw new LockedException("too many wrong passwords");
        }
        try {
            Authentication known = passwords.authenticate(login);
            failures.invalidate(name);
            return known;
        } catch (BadCredentialsException wrong) {
            failures.asMap().merge(name, 1, Integer::sum);
            throw wrong;
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return passwords.supports(kind);
    }
}
