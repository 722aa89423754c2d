package org.ibasho.consultation.counsellor.web;

import org.ibasho.chassis.accesslog.PersonalRecords;
import org.ibasho.chassis.login.LoginNames;
import org.ibasho.consultation.counsellor.CounsellorReads;
import org.ibasho.consultation.counsellor.Counsellors;
import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** The coordinator keeps the list of counsellors, and counsellors see who works there. Everybody sees their login. */
@Configuration(proxyBeanMethods = false)
class CounsellorAccess {

    @Bean
    AccessRules counsellorRules() {
        return requests -> requests.requestMatchers(HttpMethod.GET, "/api/counsellors")
                .hasAnyRole(Role.claims(Role.COUNSELLOR, Role.COORDINATOR))
                .requestMatchers("/counsellors/**", "/api/counsellors/**")
                .hasRole(Role.COORDINATOR.claim());
    }

    @Bean
    AccessRules loginAccessRules() {
        return requests -> requests.requestMatchers(HttpMethod.GET, "/logins/own", "/api/logins/own")
                .hasAnyRole(Role.claims(Role.COUNSELLOR, Role.COORDINATOR, Role.OPERATOR))
                .requestMatchers(HttpMethod.GET, "/api/logins")
                .hasRole(Role.COORDINATOR.claim());
    }

    /** The log has an entry for each refusal of these addresses. */
    @Bean
    PersonalRecords counsellorRecords() {
        return PersonalRecords.of(
                CounsellorReads.RECORD,
                "/counsellors",
                "/counsellors/new",
                "/counsellors/{id}",
                "/counsellors/{id}/**",
                "/api/counsellors",
                "/api/counsellors/{id}",
                "/api/counsellors/{id}/**");
    }

    @Bean
    LoginNames loginNames(Counsellors counsellors, CounsellorReads reads) {
        return () -> counsellors.loginOwners().logged(reads::loginOwner);
    }
}
