package org.ibasho.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.ibasho.web.logs.RefusedAccessFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The login of a process with pages: until it is complete it lives in sealed cookies, then in a session with limits.
 */
public final class BrowserLogin implements Customizer<OAuth2LoginConfigurer<HttpSecurity>> {

    private static final Logger log = LoggerFactory.getLogger(BrowserLogin.class);

    private final LoginCookie login;
    private final ReturnPath returnPath;
    private final SessionLimits sessions;
    private final LoginEvents events = new LoginEvents();
    private final SignIn signIn;
    private final ClientRegistrationRepository clients;
    private final String side;

    BrowserLogin(
            LoginCookie login,
            ReturnPath returnPath,
            SessionLimits sessions,
            SignIn signIn,
            ClientRegistrationRepository clients,
            String side) {
        this.login = login;
        this.returnPath = returnPath;
        this.sessions = sessions;
        this.signIn = signIn;
        this.clients = clients;
        this.side = side;
    }

    @Override
    public void customize(OAuth2LoginConfigurer<HttpSecurity> oauth) {
        oauth.loginPage("/login")
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestRepository(login))
                .userInfoEndpoint(info -> info.oidcUserService(new TokenUser()))
                .failureHandler(signIn::failed);
    }

    /** The session of a login, and its end. */
    public void addSessionsTo(HttpSecurity http) throws Exception {
        http.requestCache(cache -> cache.requestCache(returnPath))
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId())
                        .addSessionAuthenticationStrategy(sessions)
                        .addSessionAuthenticationStrategy(events))
                .addFilterBefore(sessions, SecurityContextHolderFilter.class)
                .addFilterAfter(new RefusedAccessFilter(), SecurityContextHolderFilter.class)
                .logout(logout -> logout.logoutRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout"))
                        .addLogoutHandler(events)
                        .addLogoutHandler(BrowserLogin::clearCache)
                        .logoutSuccessHandler(this::endSessionOfTheRealm));
    }

    /** The page after a login: the one that was asked for, otherwise the handler's own. */
    public <H extends SavedRequestAwareAuthenticationSuccessHandler> H returning(H handler) {
        handler.setRequestCache(returnPath);
        return handler;
    }

    /** Never "storage" or "*": marks that a door's device has not sent yet are in the browser's storage. */
    private static void clearCache(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        response.setHeader("Clear-Site-Data", "\"cache\"");
    }

    /** The realm is told the client, not a token: addresses end up in histories and logs. */
    private void endSessionOfTheRealm(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        String home = UriComponentsBuilder.fromUriString(request.getRequestURL().toString())
                .replacePath("/")
                .toUriString();
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, endOfSession(home));
    }

    /** Our own home, too, if the realm cannot be reached: the session here has ended already. */
    private String endOfSession(String home) {
        try {
            ClientRegistration client = Objects.requireNonNull(clients.findByRegistrationId(side));
            Object end = client.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
            return end == null
                    ? home
                    : UriComponentsBuilder.fromUriString(end.toString())
                            .queryParam("client_id", "{client}")
                            .queryParam("post_logout_redirect_uri", "{home}")
                            .encode()
                            .buildAndExpand(client.getClientId(), home)
                            .toUriString();
        } catch (RuntimeException unreachable) {
            log.warn("the realm could not be reached: {}", unreachable.toString());
            return home;
        }
    }
}
