package org.ibasho.scheduling.staffing.login.web;

import java.util.stream.Stream;
import org.ibasho.chassis.login.LoginNames;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.ibasho.scheduling.staffing.staff.StaffReads;
import org.ibasho.scheduling.staffing.staff.StaffReads.Field;
import org.ibasho.scheduling.staffing.staff.StaffReads.Purpose;
import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Everybody at work sees their own login; the supervisor sees those that are linked to nobody. */
@Configuration(proxyBeanMethods = false)
class LoginWebConfiguration {

    @Bean
    LoginNames loginNames(StaffMembers staff, StaffReads reads) {
        return () -> staff.loginOwners().logged(id -> reads.shown(Stream.of(id), Purpose.LOGIN_OWNER, Field.NICKNAME));
    }

    @Bean
    AccessRules loginAccessRules() {
        return requests -> requests.requestMatchers(HttpMethod.GET, "/logins/own", "/api/logins/own")
                .hasAnyRole(Role.claims(Role.SUPERVISOR, Role.PEER_STAFF, Role.OPERATOR))
                .requestMatchers(HttpMethod.GET, "/api/logins")
                .hasRole(Role.SUPERVISOR.claim());
    }
}
