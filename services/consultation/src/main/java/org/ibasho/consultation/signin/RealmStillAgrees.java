package org.ibasho.consultation.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.ibasho.web.signin.SessionTokens;
import org.ibasho.web.signin.SignIn;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session that the realm no longer accepts: an expired token is refreshed, or the session ends. A user whom the
 * realm has locked is therefore locked out within the lifetime of a token.
 */
final class RealmStillAgrees extends OncePerRequestFilter {

    private final SessionTokens tokens;
    private final SignIn signIn;

    RealmStillAgrees(SessionTokens tokens, SignIn signIn) {
        this.tokens = tokens;
        this.signIn = signIn;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken person) {
            try {
                tokens.accessToken(person);
            } catch (AuthenticationException over) {
                SecurityContextHolder.clearContext();
                signIn.commence(request, response, over);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
