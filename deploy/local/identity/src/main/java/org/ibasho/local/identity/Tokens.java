package org.ibasho.local.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Issues a realm's tokens: they have the login's id, the audience and the roles. Only an id token, which stays with the
 * application that somebody logs in to, has the user name as well.
 */
@Configuration(proxyBeanMethods = false)
class Tokens {

    private static final String ROLE = "ROLE_";

    @Bean
    AuthorizationServerSettings authorizationServerSettings(Realm realm) {
        return AuthorizationServerSettings.builder()
                .issuer(realm.issuer().toString())
                .build();
    }

    @Bean
    JWKSource<SecurityContext> keys(Realm realm) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.keptIn(realm.keyFile())));
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(Realm realm) {
        return token -> {
            boolean access = OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType());
            boolean id = OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue());
            if (access) {
                token.getClaims().audience(realm.audiences());
            }
            Authentication owner = token.getPrincipal();
            if ((access || id) && owner != null) {
                token.getClaims().claim("roles", roles(token, owner));
            }
            if (id && owner != null) {
                String login = owner.getName();
                realm.users().stream()
                        .filter(user -> user.id().equals(login))
                        .forEach(user -> token.getClaims().claim("preferred_username", user.username()));
            }
        };
    }

    /** An application that logs in as itself has its own roles; one that somebody uses has theirs. */
    private static List<String> roles(JwtEncodingContext token, Authentication owner) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(token.getAuthorizationGrantType())) {
            return Clients.roles(token.getRegisteredClient());
        }
        return owner.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(ROLE))
                .map(authority -> authority.substring(ROLE.length()))
                .sorted()
                .toList();
    }
}
