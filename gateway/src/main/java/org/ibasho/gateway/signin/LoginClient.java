package org.ibasho.gateway.signin;

import org.springframework.beans.factory.annotation.Value;
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
import org.springframework.web.util.HttpSessionMutexListener;

/** The gateway as a client of the NPO's realm. */
@Configuration(proxyBeanMethods = false)
class LoginClient {

    /** The registration's id, and the last part of the address that the provider leads back to. */
    static final String NPO = "npo";

    /** The provider is asked for its addresses at the first login, so that the public page is there before it is. */
    @Bean
    ClientRegistrationRepository clients(
            @Value("${ibasho.issuer}") String issuer,
            @Value("${ibasho.login.client-id}") String id,
            @Value("${ibasho.login.client-secret}") String secret) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(registration(issuer, id, secret)));
    }

    private static ClientRegistration registration(String issuer, String id, String secret) {
        return ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId(NPO)
                .clientId(id)
                .clientSecret(secret)
                .scope("openid", "profile")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    /** Tokens live and end with the session; two sessions of one person do not share them. */
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
    HttpSessionMutexListener oneLockForASession() {
        return new HttpSessionMutexListener();
    }
}
