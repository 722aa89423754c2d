package org.ibasho.scheduling.staffing.roster.web;

import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;

/** The NPO's own staff see rosters; the supervisor gives seats and keeps the list of staff. */
@Configuration(proxyBeanMethods = false)
class StaffingAccess {

    /** A roster lies under its gathering's address, and the first match counts. */
    static final int BEFORE_GATHERINGS = 0;

    @Bean
    @Order(StaffingAccess.BEFORE_GATHERINGS)
    AccessRules staffingAccessRules() {
        return requests -> requests.requestMatchers(HttpMethod.GET, "/gatherings/*/roster", "/api/gatherings/*/roster")
                .hasAnyRole(Role.claims(Role.SUPERVISOR, Role.PEER_STAFF))
                .requestMatchers("/staff/**", "/api/staff/**")
                .hasRole(Role.SUPERVISOR.claim());
    }
}
