package org.ibasho.web.signin;

import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/** The access token of a session, refreshed when it has expired. */
public final class SessionTokens {

    private final OAuth2AuthorizedClientManager renewal;

    SessionTokens(OAuth2AuthorizedClientManager renewal) {
        this.renewal = renewal;
    }

    /**
     * A valid token. Requests of one session are serialised here, because a refresh token may be used only once.
     *
     * @throws CredentialsExpiredException if the realm does not refresh it; the session has been ended
     * @throws AuthenticationServiceException if the realm is unavailable
     */
    public String accessToken(OAuth2AuthenticationToken person) {
        HttpSession session = session();
        synchronized (WebUtils.getSessionMutex(session)) {
            OAuth2AuthorizedClient client = renewed(person, session);
            if (client == null) {
                throw ended(session);
            }
            return client.getAccessToken().getTokenValue();
        }
    }

    private @Nullable OAuth2AuthorizedClient renewed(OAuth2AuthenticationToken person, HttpSession session) {
        try {
            return renewal.authorize(
                    OAuth2AuthorizeRequest.withClientRegistrationId(person.getAuthorizedClientRegistrationId())
                            .principal(person)
                            .build());
        } catch (ClientAuthorizationException refused) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode())) {
                throw ended(session);
            }
            throw new AuthenticationServiceException("the realm could not renew a token", refused);
        }
    }

    private static CredentialsExpiredException ended(HttpSession session) {
        session.invalidate();
        return new CredentialsExpiredException("the session's tokens are no longer renewed");
    }

    private static HttpSession session() {
        ServletRequestAttributes request =
                (ServletRequestAttributes) Objects.requireNonNull(RequestContextHolder.getRequestAttributes());
        return Objects.requireNonNull(request.getRequest().getSession(false), "a login without a session");
    }
}
