package org.ibasho.consultation.consultation.web;

import org.ibasho.chassis.accesslog.PersonalRecords;
import org.ibasho.consultation.consultation.register.RegisterReads;
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

    /** The log has an entry for each refusal of these addresses. */
    @Bean
    PersonalRecords consultationRecords() {
        return PersonalRecords.of(
                RegisterReads.RECORD,
                "/consultations",
                "/consultations/**",
                "/api/consultations",
                "/api/consultations/{id}");
    }
}
