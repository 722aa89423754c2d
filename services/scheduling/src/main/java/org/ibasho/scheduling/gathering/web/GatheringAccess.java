package org.ibasho.scheduling.gathering.web;

import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Staff look at gatherings and series, the city at what is announced; the supervisor plans and changes them. */
@Configuration(proxyBeanMethods = false)
class GatheringAccess {

    @Bean
    AccessRules gatheringRules() {
        return requests -> requests.requestMatchers(
                        HttpMethod.GET,
                        "/gatherings/new",
                        "/gatherings/*/revision",
                        "/api/gatherings/*/history",
                        "/series/new")
                .hasRole(Role.SUPERVISOR.claim())
                .requestMatchers("/plans/**", "/api/plans/**")
                .hasRole(Role.SUPERVISOR.claim())
                .requestMatchers(
                        HttpMethod.GET,
                        "/series/**",
                        "/api/series/**",
                        "/gatherings/*/observers",
                        "/api/gatherings/*/observers")
                .hasAnyRole(Role.claims(Role.SUPERVISOR, Role.PEER_STAFF))
                .requestMatchers(HttpMethod.GET, "/gatherings/**", "/api/gatherings/**")
                .hasAnyRole(Role.claims(Role.SUPERVISOR, Role.PEER_STAFF, Role.CITY_OFFICER))
                .requestMatchers("/gatherings/**", "/api/gatherings/**", "/series/**", "/api/series/**")
                .hasRole(Role.SUPERVISOR.claim());
    }
}
