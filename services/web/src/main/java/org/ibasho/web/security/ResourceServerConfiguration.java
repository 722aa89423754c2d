package org.ibasho.web.security;

import org.ibasho.web.problem.SecurityProblems;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The security of a service: it validates every token itself (issuer, audience, expiry, role) and does not trust the
 * gateway. A process with its own login declares its own filter chain instead of {@link AccessRules}.
 */
@Configuration(proxyBeanMethods = false)
class ResourceServerConfiguration {

    /** The management port is reachable from the machine itself only, and shows health and metrics only. */
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    BearerTokens bearerTokens(JwtDecoder decoder, SecurityProblems problems) {
        return new BearerTokens(decoder, problems);
    }

    @Bean
    PageHeaders pageHeaders(@Value("${ibasho.issuer}") String issuer) {
        return new PageHeaders(issuer);
    }

    @Bean
    AccessControl accessControl(ObjectProvider<AccessRules> modules) {
        return new AccessControl(modules.orderedStream().toList());
    }

    @Bean
    @Order(100)
    @ConditionalOnBean(AccessRules.class)
    @ConditionalOnMissingClass("org.springframework.security.oauth2.client.registration.ClientRegistrationRepository")
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
