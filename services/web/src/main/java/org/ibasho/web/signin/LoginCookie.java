package org.ibasho.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/** Keeps a login that has begun at the realm in a sealed cookie of the browser, so that it needs no session. */
final class LoginCookie implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String NAME = "IBASHO_LOGIN";
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final List<String> ATTRIBUTES =
            List.of(OAuth2ParameterNames.REGISTRATION_ID, OidcParameterNames.NONCE, PkceParameterNames.CODE_VERIFIER);

    private final SealedCookies cookies;
    private final ClientRegistrationRepository clients;
    private final String name;

    LoginCookie(SealedCookies cookies, ClientRegistrationRepository clients, String side) {
        this.cookies = cookies;
        this.clients = clients;
        this.name = NAME + "_" + side;
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest login, HttpServletRequest request, HttpServletResponse response) {
        if (login == null) {
            cookies.remove(request, response, name);
            return;
        }
        List<String> attributes = ATTRIBUTES.stream()
                .map(attribute -> Objects.requireNonNull(login.<String>getAttribute(attribute), attribute))
                .toList();
        String value = String.join("\n", login.getState(), login.getRedirectUri(), String.join("\n", attributes));
        cookies.set(response, name, value, LIFETIME);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        String value = cookies.value(request, name);
        if (state == null || value == null) {
            return null;
        }
        String[] lines = value.split("\n", -1);
        if (lines.length != 2 + ATTRIBUTES.size() || !lines[0].equals(state)) {
            return null;
        }
        ClientRegistration client = clients.findByRegistrationId(lines[2]);
        return client == null ? null : request(client, lines);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest login = loadAuthorizationRequest(request);
        cookies.remove(request, response, name);
        return login;
    }

    private static OAuth2AuthorizationRequest request(ClientRegistration client, String[] lines) {
        Map<String, Object> attributes =
                Map.of(ATTRIBUTES.get(0), lines[2], ATTRIBUTES.get(1), lines[3], ATTRIBUTES.get(2), lines[4]);
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        Objects.requireNonNull(client.getProviderDetails().getAuthorizationUri()))
                .clientId(client.getClientId())
                .redirectUri(lines[1])
                .scopes(client.getScopes())
                .state(lines[0])
                .attributes(attributes)
                .build();
    }
}
