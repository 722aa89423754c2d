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

    private static final String GATHERING = "{gathering:[0-9a-fA-F-]{36}}";

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

    /** The log has an entry for each refusal of these addresses. */
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
        return PersonalRecords.of(
                "roster",
                "/gatherings",
                "/gatherings/" + GATHERING,
                "/gatherings/" + GATHERING + "/roster",
                "/gatherings/" + GATHERING + "/roster/**",
                "/api/gatherings/" + GATHERING,
                "/api/gatherings/" + GATHERING + "/history",
                "/api/gatherings/" + GATHERING + "/roster");
    }

    /** Pages that say whose a login is. */
    @Bean
    PersonalRecords loginRecords() {
        return PersonalRecords.of("login", "/logins/own", "/api/logins/own", "/operations/scheduling");
    }
}
