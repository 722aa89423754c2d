package org.ibasho.web.security;

import org.ibasho.web.problem.SecurityProblems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.util.ClassUtils;

/**
 * The security of a service: it validates every token itself (issuer, audience, expiry, role) and does not trust the
 * gateway. A process with its own login declares its own filter chain instead of {@link AccessRules}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PublicAddress.class)
class ResourceServerConfiguration {

    private static final String CLIENTS =
            "org.springframework.security.oauth2.client.registration.ClientRegistrationRepository";

    /** The management port is reachable from the machine itself only, and shows health and metrics only. */
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /** A process with its own login is the one that browsers reach. */
    @Bean
    FilterRegistrationBean<PublicAddressFilter> publicAddress(PublicAddress address, SecurityProblems problems) {
        boolean hasLogin = ClassUtils.isPresent(CLIENTS, getClass().getClassLoader());
        FilterRegistrationBean<PublicAddressFilter> registration =
                new FilterRegistrationBean<>(new PublicAddressFilter(address, hasLogin, problems));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 15);
        return registration;
    }

    /** Tomcat would complete a redirect from the connection's scheme, which is not the one behind a proxy. */
    @Bean
    TomcatContextCustomizer relativeRedirects(PublicAddress address) {
        return context -> context.setUseRelativeRedirects(!address.isLoopback());
    }

    /** Beside issuer, audience and times (with 60 seconds for clocks that differ): a token has to expire at all. */
    @Bean
    OAuth2TokenValidator<Jwt> expires() {
        return token -> token.getExpiresAt() == null
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", "The token has no exp.", null))
                : OAuth2TokenValidatorResult.success();
    }

    @Bean
    BearerTokens bearerTokens(JwtDecoder decoder, SecurityProblems problems) {
        return new BearerTokens(decoder, problems);
    }

    @Bean
    PageHeaders pageHeaders(@Value("${ibasho.issuer}") String issuer) {
        return new PageHeaders(issuer);
    }

    /** For the answers of filters that run before those of security. */
    @Bean
    HeaderWriter securityHeaders(PageHeaders headers, PublicAddress address) {
        return headers.early(address);
    }

    @Bean
    AccessControl accessControl(ObjectProvider<AccessRules> modules) {
        return new AccessControl(modules.orderedStream().toList());
    }

    @Bean
    @Order(100)
    @ConditionalOnBean(AccessRules.class)
    @ConditionalOnMissingClass(CLIENTS)
    SecurityFilterChain resourceServer(
            HttpSecurity http,
            AccessControl access,
            SecurityProblems problems,
            BearerTokens tokens,
            PageHeaders headers)
            throws Exception {
        return http.authorizeHttpRequests(access::addTo)
                .oauth2ResourceServer(tokens)
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }
}
