package org.ibasho.consultation.dispatch.web;

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
}
