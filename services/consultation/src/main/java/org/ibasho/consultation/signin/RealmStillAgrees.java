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
 * A session lasts no longer than the realm agrees: when its token has run out, it is renewed or the session is over. So
 * whom the realm has shut out is out here as well, within the life of one token.
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
