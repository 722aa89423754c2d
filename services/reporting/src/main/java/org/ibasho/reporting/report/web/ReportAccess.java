package org.ibasho.reporting.report.web;

import org.ibasho.web.security.AccessRules;
import org.ibasho.web.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The supervisor writes reports and the city receives them; nobody else reads them. */
@Configuration(proxyBeanMethods = false)
class ReportAccess {

    @Bean
    AccessRules reportRules() {
        return requests -> requests.requestMatchers("/reports/**", "/api/reports/**")
                .hasAnyRole(Role.claims(Role.SUPERVISOR, Role.CITY_OFFICER));
    }
}
