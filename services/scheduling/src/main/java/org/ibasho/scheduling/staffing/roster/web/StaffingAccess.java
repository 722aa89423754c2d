package org.ibasho.scheduling.staffing.roster.web;

import org.ibasho.chassis.accesslog.PersonalRecords;
import org.ibasho.scheduling.staffing.staff.StaffReads;
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

    /** Whoever is refused here is logged. */
    @Bean
    PersonalRecords staffRecords() {
        return PersonalRecords.of(
                StaffReads.RECORD,
                "/staff",
                "/staff/{id}",
                "/staff/{id}/**",
                "/api/staff",
                "/api/staff/{id}",
                "/api/staff/{id}/**");
    }

    @Bean
    PersonalRecords rosterRecords() {
        return PersonalRecords.of("roster", "/gatherings/{gathering}/roster", "/api/gatherings/{gathering}/roster");
    }
}
