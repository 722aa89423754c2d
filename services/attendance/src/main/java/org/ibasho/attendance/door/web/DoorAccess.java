package org.ibasho.attendance.door.web;

import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Staff on duty use the door, and the supervisor reviews its figures. The city reads sums in the reports and never sees
 * a door.
 */
@Configuration(proxyBeanMethods = false)
class DoorAccess {

    @Bean
    AccessRules doorRules() {
        return requests -> requests.requestMatchers(
                        "/door/*/review",
                        "/door/*/review/**",
                        "/api/gatherings/*/door/corrections",
                        "/api/gatherings/*/door/review")
                .hasRole(Role.SUPERVISOR.claim())
                .requestMatchers("/door", "/door/**", "/api/gatherings/*/door", "/api/gatherings/*/door/**")
                .hasAnyRole(Role.claims(Role.SUPERVISOR, Role.PEER_STAFF));
    }
}
