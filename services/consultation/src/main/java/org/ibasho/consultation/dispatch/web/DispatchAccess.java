package org.ibasho.consultation.dispatch.web;

import org.ibasho.chassis.accesslog.PersonalRecords;
import org.ibasho.consultation.dispatch.DispatchReads;
import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Everybody who works at the centre sees and answers requests. */
@Configuration(proxyBeanMethods = false)
class DispatchAccess {

    @Bean
    AccessRules dispatchRules() {
        return requests -> requests.requestMatchers("/dispatches/**", "/api/dispatches/**")
                .hasAnyRole(Role.claims(Role.COUNSELLOR, Role.COORDINATOR));
    }

    /** The log has an entry for each refusal of these addresses. */
    @Bean
    PersonalRecords dispatchRecords() {
        return PersonalRecords.of(
                DispatchReads.RECORD,
                "/dispatches",
                "/dispatches/{id}/**",
                "/api/dispatches",
                "/api/dispatches/{id}",
                "/api/dispatches/{id}/**");
    }
}
