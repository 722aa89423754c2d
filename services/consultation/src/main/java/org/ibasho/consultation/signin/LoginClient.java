package org.ibasho.consultation.signin;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** This service as a client of the centre's realm. */
@Configuration(proxyBeanMethods = false)
class LoginClient {

    /** The registration's id, and the last part of the address that the provider leads back to. */
    static final String CENTRE = "centre";

    /** The provider is asked for its addresses at the first login, so that the service starts without it. */
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
                .registrationId(CENTRE)
                .clientId(id)
                .clientSecret(secret)
                .scope("openid", "profile")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build();
    }

    /** Tokens live and end with the session. */
    @Bean
    OAuth2AuthorizedClientRepository tokens() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }
}
