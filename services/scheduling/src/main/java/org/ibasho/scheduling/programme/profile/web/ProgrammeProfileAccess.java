package org.ibasho.scheduling.programme.profile.web;

import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Staff and the city read what a programme is like; the supervisor changes it. */
@Configuration(proxyBeanMethods = false)
class ProgrammeProfileAccess {

    @Bean
    AccessRules programmeProfileRules() {
        return requests -> requests.requestMatchers(HttpMethod.GET, "/programmes", "/api/programmes/**")
                .hasAnyRole(Role.claims(Role.SUPERVISOR, Role.PEER_STAFF, Role.CITY_OFFICER))
                .requestMatchers("/programmes/**", "/api/programmes/**")
                .hasRole(Role.SUPERVISOR.claim());
    }
}
