package org.ibasho.local.identity;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The applications that a realm knows. */
@Configuration(proxyBeanMethods = false)
class Clients {

    /**
     * One round: a client's secret is long and random, so that slowness would add nothing but to every token request.
     */
    static final PasswordEncoder SECRETS =
            new Pbkdf2PasswordEncoder("", 16, 1, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);

    private static final String ROLES = "ibasho.roles";
    private static final Duration ACCESS = Duration.ofMinutes(30);
    private static final Duration REFRESH = Duration.ofHours(8);

    @Bean
    RegisteredClientRepository registeredClients(Realm realm) {
        return new InMemoryRegisteredClientRepository(
                realm.clients().stream().map(Clients::registered).toList());
    }

    static List<String> roles(RegisteredClient client) {
        return Objects.requireNonNullElse(client.getClientSettings().<List<String>>getSetting(ROLES), List.of());
    }

    private static RegisteredClient registered(Realm.Client client) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret(Objects.requireNonNull(SECRETS.encode(client.secret())))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantTypes(types -> client.grantTypes().stream()
                        .map(AuthorizationGrantType::new)
                        .forEach(types::add))
                .redirectUris(addresses -> addresses.addAll(client.redirectUris()))
                .postLogoutRedirectUris(addresses -> addresses.addAll(client.postLogoutRedirectUris()))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .setting(ROLES, client.roles())
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(ACCESS)
                        .refreshTokenTimeToLive(REFRESH)
                        .reuseRefreshTokens(false)
                        .build())
                .build();
    }
}
