package org.ibasho.web.signin;

import jakarta.servlet.SessionCookieConfig;
import java.time.Duration;
import java.time.InstantSource;
import org.ibasho.web.problem.SecurityProblems;
import org.ibasho.web.security.PublicAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.HttpSessionMutexListener;

/**
 * The OAuth 2 client of a process with its own login, which has the OAuth 2 client on its class path. The
 * registration's id, and with it the last segment of the redirect address, is the side.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ClientRegistrationRepository.class)
class LoginConfiguration {

    /** The provider's metadata are fetched at the first login, so that this process starts without the provider. */
    @Bean
    ClientRegistrationRepository clients(
            @Value("${ibasho.side}") String side,
            @Value("${ibasho.issuer}") String issuer,
            @Value("${ibasho.login.client-id}") String id,
            @Value("${ibasho.login.client-secret}") String secret) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration(side, issuer, id, secret)));
    }

    private static ClientRegistration registration(String side, String issuer, String id, String secret) {
        return ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId(side)
                .clientId(id)
                .clientSecret(secret)
                .scope("openid", "profile")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    /** Tokens belong to a session; two sessions of one person do not share them. */
    @Bean
    OAuth2AuthorizedClientRepository tokens() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    OAuth2AuthorizedClientManager renewal(
            ClientRegistrationRepository clients, OAuth2AuthorizedClientRepository tokens) {
        DefaultOAuth2AuthorizedClientManager manager = new DefaultOAuth2AuthorizedClientManager(clients, tokens);
        manager.setAuthorizedClientProvider(
                OAuth2AuthorizedClientProviderBuilder.builder().refreshToken().build());
        return manager;
    }

    @Bean
    SessionTokens sessionTokens(OAuth2AuthorizedClientManager renewal) {
        return new SessionTokens(renewal);
    }

    @Bean
    ServedPaths servedPaths(ObjectProvider<HandlerMapping> mappings) {
        return new ServedPaths(mappings);
    }

    @Bean
    SignIn signIn(SecurityProblems problems, ServedPaths served) {
        return new SignIn(problems, served);
    }

    /** A cap for each person and for the process, and an absolute lifetime; the idle limit is the container's. */
    @Bean
    SessionLimits sessionLimits(
            @Value("${ibasho.sessions.per-person}") int perPerson,
            @Value("${ibasho.sessions.total}") int total,
            @Value("${ibasho.sessions.lifetime}") Duration lifetime) {
        return new SessionLimits(perPerson, total, lifetime, InstantSource.system());
    }

    /** The filter belongs to the security chain alone. */
    @Bean
    FilterRegistrationBean<SessionLimits> noFilterOutsideTheSecurityChain(SessionLimits sessions) {
        FilterRegistrationBean<SessionLimits> registration = new FilterRegistrationBean<>(sessions);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    BrowserLogin browserLogin(
            @Value("${ibasho.side}") String side,
            @Value("${ibasho.login.client-secret}") String secret,
            PublicAddress address,
            ClientRegistrationRepository clients,
            SessionLimits sessions,
            SignIn signIn,
            ServedPaths served) {
        SealedCookies cookies = new SealedCookies(secret, address, InstantSource.system());
        return new BrowserLogin(
                new LoginCookie(cookies, clients, side),
                new ReturnPath(cookies, served, side),
                sessions,
                signIn,
                clients,
                side);
    }

    /** With TLS, the session's cookie is Secure and bound to this host. */
    @Bean
    ServletContextInitializer sessionCookie(PublicAddress address) {
        return context -> {
            if (address.isSecure()) {
                SessionCookieConfig cookie = context.getSessionCookieConfig();
                cookie.setName(address.cookieName(cookie.getName()));
                cookie.setSecure(true);
                cookie.setPath("/");
            }
        };
    }

    @Bean
    HttpSessionMutexListener oneLockForASession() {
        return new HttpSessionMutexListener();
    }
}
