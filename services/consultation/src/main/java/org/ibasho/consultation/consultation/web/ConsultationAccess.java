package org.ibasho.consultation.consultation.web;

import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Professional secrecy binds consultations: only counsellors see them. */
@Configuration(proxyBeanMethods = false)
class ConsultationAccess {

    @Bean
    AccessRules consultationRules() {
        return requests -> requests.requestMatchers("/consultations/**", "/api/consultations/**")
                .hasRole(Role.COUNSELLOR.claim());
    }
}
